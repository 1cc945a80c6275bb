import type { JsonObject } from "../json.ts";
import type { Visit } from "./visit.ts";

/**
 * The context object, `$$` or `$states.context`, as the visited state sees it. Express executions have no
 * `RedriveCount` (recorded).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function createContextObject(visit: Visit, more: { map?: JsonObject | undefined } = {}): JsonObject {
  const { branch, retryCount, taskToken } = visit;
  const { identity, input, redrives, redrivenAt } = branch.run;
  const map = more.map ?? branch.map;
  return branch.run.contextObject({
    Execution: {
      Id: identity.executionArn,
      Input: input,
      StartTime: printTime(identity.startTime),
      Name: identity.executionName,
      RoleArn: identity.roleArn ?? null,
      ...(identity.stateMachineType === "STANDARD" ? { RedriveCount: redrives } : {}),
      ...(redrivenAt === undefined ? {} : { RedriveTime: printTime(redrivenAt) }),
    },
    StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
    State: {
      Name: visit.stateName,
      EnteredTime: printTime(visit.enteredAt),
      ...(retryCount === undefined ? {} : { RetryCount: retryCount }),
    },
    ...(map === undefined ? {} : { Map: map }),
    ...(taskToken === undefined ? {} : { Task: { Token: taskToken } }),
  });
}

function printTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
