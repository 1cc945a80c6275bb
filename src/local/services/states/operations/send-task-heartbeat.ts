import type { SendTaskHeartbeatInput, SendTaskHeartbeatOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { checkRequest, taskToken } from "../requests/constraints.ts";
import type { StatesContext } from "../service-context.ts";

/** A worker's heartbeat: the heartbeat timeout of its task starts again. */
export function sendTaskHeartbeat({
  engine,
}: StatesContext): Operation<SendTaskHeartbeatInput, SendTaskHeartbeatOutput> {
  return async (input) => {
    checkRequest(input, { taskToken });
    const { taskToken: token = "" } = input;
    await engine.answerTask(token, { kind: "taskHeartbeat" });
    return {};
  };
}
