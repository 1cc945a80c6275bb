import type { Ending } from "../records/execution-record.ts";
import { parseExecutionArn } from "../requests/arns.ts";
import { invalidToken, taskTimedOut } from "../requests/errors.ts";
import { beginExecution, type Started, type StartRequest } from "./begin-execution.ts";
import type { EngineContext } from "./engine-context.ts";

/** The report of a worker about the task whose token it holds. */
export type TaskAnswer =
  | { readonly kind: "taskSucceeded"; readonly output: string }
  | { readonly kind: "taskFailed"; readonly error?: string; readonly cause?: string }
  | { readonly kind: "taskHeartbeat" };

/** Runs an execution of an Express machine to its end. */
export async function startSync(
  context: EngineContext,
  request: StartRequest,
): Promise<Started & { readonly ending: Ending }> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const started = beginExecution(context, request, resolve);
  return { ...started, ending: await promise };
}

/** Ends a running execution as ABORTED; nothing happens to one that has ended meanwhile. */
export async function stopExecution(
  context: EngineContext,
  execution: number,
  reason: { error?: string; cause?: string },
): Promise<void> {
  const run = context.running.get(execution);
  if (run) await context.dispatch(run, { kind: "abort", at: run.clock.now(), ...reason });
}

/**
 * Passes on what a worker reports.
 *
 * @throws AwsError `TaskTimedOut` when the task is over, `InvalidToken` when there never was one of that token
 */
export async function answerTask(context: EngineContext, token: string, answer: TaskAnswer): Promise<void> {
  const holder = context.tokens.get(token);
  if (!holder) throw context.records.taskTokens.known(token) ? taskTimedOut() : invalidToken();
  await context.dispatch(holder.run, { ...answer, task: holder.task, at: holder.run.clock.now() });
}

/** Calls back when a running execution ends; false when it does not run. */
export function watchEnd({ records, running }: EngineContext, arn: string, notify: () => void): boolean {
  const { machine, name, ...home } = parseExecutionArn(arn);
  const record = records.machines.find(home, machine);
  const execution = record && records.executions.find(record.id, name);
  const run = execution && running.get(execution.id);
  run?.onEnd.push(notify);
  return run !== undefined;
}

/** Resolves when map runs that an ended execution broke off have ended too. */
export async function mapRunsSettled({ records, mapRuns }: EngineContext, execution: number): Promise<void> {
  for (const { arn } of records.mapRuns.list(execution, { after: 0, limit: -1 })) await mapRuns.get(arn)?.settled;
}

/** Stops the calls of all tasks and map runs; the executions continue after the next start. */
export function dropTasks({ running, express }: EngineContext): void {
  for (const run of [...running.values(), ...express]) {
    for (const { controller } of [...run.tasks.values(), ...run.mapRuns.values()]) controller.abort("lost");
  }
}
