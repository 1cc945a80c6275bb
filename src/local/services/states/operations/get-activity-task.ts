import type { GetActivityTaskInput, GetActivityTaskOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest, optionalName } from "../requests/constraints.ts";
import { findActivity } from "../requests/lookup.ts";
import type { StatesContext } from "../service-context.ts";

/** How long a poll waits when there is no task. */
const longPoll = 60_000;

/** Hands a scheduled task to a worker, waiting up to 60 seconds for one; the answer without a token means there was none. */
export function getActivityTask({
  records,
  engine,
}: StatesContext): Operation<GetActivityTaskInput, GetActivityTaskOutput> {
  return async (input, { caller, signal }) => {
    checkRequest(input, { activityArn: arn, workerName: optionalName });
    const activityArn = input.activityArn ?? "";
    findActivity(records, caller, activityArn);
    await engine.ready();
    const ending = AbortSignal.any([signal, AbortSignal.timeout(longPoll)]);
    const { workerName } = input;
    return (await engine.activities.poll(activityArn, { workerName, signal: ending })) ?? {};
  };
}
