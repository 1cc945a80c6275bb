import type { SendTaskFailureInput, SendTaskFailureOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { checkRequest, errorCause, errorName, taskToken } from "../requests/constraints.ts";
import type { StatesContext } from "../service-context.ts";

/** Ends a task with the failure that a worker reports. */
export function sendTaskFailure({ engine }: StatesContext): Operation<SendTaskFailureInput, SendTaskFailureOutput> {
  return async (input) => {
    checkRequest(input, { taskToken, error: errorName, cause: errorCause });
    const { taskToken: token = "", error, cause } = input;
    const reason = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
    await engine.answerTask(token, { kind: "taskFailed", ...reason });
    return {};
  };
}
