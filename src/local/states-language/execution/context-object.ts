import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";
import type { Visit } from "./visit.ts";

/** TestState calls every state so, whatever its name is in its machine (recorded). */
const testStateName = "StateName";

/**
 * The context object, `$$` or `$states.context`, as the visited state sees it. Express executions have no
 * `RedriveCount` (recorded).
 */
export function createContextObject(visit: Visit, more: { map?: JsonObject | undefined } = {}): Json {
  const { branch, retryCount, taskToken } = visit;
  const { identity, input, redrives, redrivenAt, test } = branch.run;
  const map = more.map ?? branch.map;
  if (test?.context !== undefined) return map === undefined ? test.context : { ...test.context, Map: map };
  return {
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
      Name: test === undefined ? visit.stateName : testStateName,
      EnteredTime: printTime(visit.enteredAt),
      ...(retryCount === undefined ? {} : { RetryCount: retryCount }),
    },
    ...(map === undefined ? {} : { Map: map }),
    ...(taskToken === undefined ? {} : { Task: { Token: taskToken } }),
  };
}

function printTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
