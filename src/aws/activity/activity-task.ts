import {
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** A task of an activity: its input as JSON text, and the token that answers it. */
export interface ActivityTask {
  readonly token: string;
  readonly input: string;
}

/** Whether Step Functions took an answer, or the task is over: timed out, answered already, or its execution ended. */
export type Delivery = "delivered" | "over";

/**
 * Takes the next task of an activity. Step Functions gives each task to one worker, and waits 60 seconds for one when
 * there is none (Step Functions API Reference, GetActivityTask). A call that is given up may take a task with it.
 *
 * @returns undefined when there was none in that time
 */
export async function takeActivityTask(
  session: AwsSession,
  { activityArn, worker }: { activityArn: string; worker: string },
): Promise<ActivityTask | undefined> {
  const { taskToken, input = "{}" } = await session
    .client(SFNClient)
    .send(new GetActivityTaskCommand({ activityArn, workerName: worker }));
  return taskToken === undefined || taskToken === "" ? undefined : { token: taskToken, input };
}

/** Whether the last thing that happened in an execution is that an activity got a task, which nobody took yet. */
export async function waitsForWorker(session: AwsSession, executionArn: string): Promise<boolean> {
  const { events = [] } = await session
    .client(SFNClient)
    .send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }));
  return events[0]?.type === "ActivityScheduled";
}

/** Answers a task with its output. */
export function sendSuccess(session: AwsSession, task: { token: string; output: object }): Promise<Delivery> {
  const command = new SendTaskSuccessCommand({ taskToken: task.token, output: JSON.stringify(task.output) });
  return deliver(session.client(SFNClient).send(command));
}

/** Answers a task with an error, which its state can catch by name. */
export function sendFailure(
  session: AwsSession,
  task: { token: string; error: string; cause: string },
): Promise<Delivery> {
  const { token, error, cause } = task;
  return deliver(session.client(SFNClient).send(new SendTaskFailureCommand({ taskToken: token, error, cause })));
}

/** Reports that a worker still has a task. */
export function sendHeartbeat(session: AwsSession, token: string): Promise<Delivery> {
  return deliver(session.client(SFNClient).send(new SendTaskHeartbeatCommand({ taskToken: token })));
}

async function deliver(sending: Promise<unknown>): Promise<Delivery> {
  try {
    await sending;
    return "delivered";
  } catch (error) {
    if (error instanceof Error && /^(TaskTimedOut|TaskDoesNotExist|InvalidToken)$/.test(error.name)) return "over";
    throw error;
  }
}
