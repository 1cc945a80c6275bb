import type { SendTaskSuccessInput, SendTaskSuccessOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { checkRequest, requiredPayload, taskToken } from "../requests/constraints.ts";
import { invalidOutput } from "../requests/errors.ts";
import { jsonFault } from "../../../states-language/index.ts";
import type { StatesContext } from "../service-context.ts";

/** Ends a task with the result that a worker reports. */
export function sendTaskSuccess({ engine }: StatesContext): Operation<SendTaskSuccessInput, SendTaskSuccessOutput> {
  return async (input) => {
    checkRequest(input, { taskToken, output: requiredPayload });
    const { taskToken: token = "", output = "" } = input;
    const fault = output === "" ? "Invalid output." : jsonFault(output)?.message;
    if (fault !== undefined) throw invalidOutput(fault);
    await engine.answerTask(token, { kind: "taskSucceeded", output });
    return {};
  };
}
