import { assumingRole } from "../integrations/assumed-role.ts";
import type { Task, TaskFailure, TaskReport } from "../integrations/integration.ts";
import type { Stimulus } from "../../../states-language/index.ts";
import type { EngineContext } from "./engine-context.ts";
import type { OpenTask, Run } from "./run.ts";

/** Passes a task to the integration that its resource names. After a restart the same task starts again. */
export function beginTask(context: EngineContext, run: Run, open: OpenTask): void {
  const { command, token, controller, started, submitted } = open;
  const task: Task = {
    host: context.host,
    home: run.home,
    executionArn: run.arn,
    executionName: run.name,
    name: command.task,
    roleArn: command.roleArn ?? run.revision.record.roleArn,
    resource: command.resource,
    input: command.input,
    taskToken: token,
    resumed: started,
    submitted,
    signal: controller.signal,
  };
  const report = reportFor(context, run, open);
  const fail = (error: unknown) => report.failed(unforeseenFailure(error));
  try {
    const perform = context.chooseIntegration(command.resource);
    const isOwnRole = task.roleArn === run.revision.record.roleArn;
    const work = (isOwnRole ? perform : assumingRole(run.revision.record.roleArn, perform))(task, report);
    if (work instanceof Promise) work.catch(fail);
  } catch (error) {
    fail(error);
  }
}

function reportFor(context: EngineContext, run: Run, open: OpenTask): TaskReport {
  const { task } = open.command;
  const dispatch = (stimulus: Stimulus) => {
    if (run.tasks.get(task) === open) void context.dispatch(run, stimulus);
  };
  const at = () => run.clock.now();
  return {
    started(workerName) {
      if (!open.started)
        dispatch({ kind: "taskStarted", task, at: at(), ...(workerName !== undefined && { workerName }) });
    },
    submitted: (output) => dispatch({ kind: "taskSubmitted", task, at: at(), output }),
    succeeded: (output) => dispatch({ kind: "taskSucceeded", task, at: at(), output }),
    failed: (failure) => dispatch({ kind: "taskFailed", task, at: at(), ...failure }),
  };
}

function unforeseenFailure(error: unknown): TaskFailure {
  return { error: "States.Runtime", cause: error instanceof Error ? error.message : String(error) };
}
