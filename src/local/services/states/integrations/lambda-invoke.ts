import { functionFailure, refusedInvocation } from "./lambda-failure.ts";
import { invokeLambda, type Invocation } from "./lambda-invocation.ts";
import { requestIntegration, TaskFailed } from "./optimised-integration.ts";
import { httpDate, sdkAnswer } from "./sdk-answer.ts";

/** `arn:aws:states:::lambda:invoke`: the result is Invoke's whole answer with the payload read as JSON. */
export const runLambdaInvoke = requestIntegration({
  resourceType: "lambda",
  async send(task, { Payload, ...parameters }) {
    const invocation = await invokeLambda(task, { ...parameters, Payload: Buffer.from(payloadText(Payload)) });
    const { payload, failed } = invocation;
    if (failed) throw new TaskFailed(functionFailure({ payload, shown: compact(payload) }));
    return envelope(invocation, task.host.now());
  },
  fail: async (error) => (error instanceof TaskFailed ? error.failure : refusedInvocation(error)),
});

/**
 * A text is sent as it is: the function gets the JSON it holds (recorded case `test_invoke_json_values`). Nothing, and
 * null, are not a payload at all: the function gets an empty object (`test_invoke_unsupported_param`).
 */
function payloadText(payload: unknown): string {
  if (payload === undefined || payload === null) return "{}";
  return typeof payload === "string" ? payload : JSON.stringify(payload);
}

function envelope({ statusCode, payload, executedVersion, logResult }: Invocation, now: number) {
  const answer = sdkAnswer((requestId) => ({
    ...(logResult !== undefined && { "X-Amz-Log-Result": logResult }),
    "X-Amz-Executed-Version": executedVersion,
    "x-amzn-Remapped-Content-Length": "0",
    Connection: "keep-alive",
    "x-amzn-RequestId": requestId,
    "Content-Length": String(Buffer.byteLength(payload)),
    Date: httpDate(now),
    "X-Amzn-Trace-Id": traceId(now, requestId),
    "Content-Type": "application/json",
  }));
  return {
    ExecutedVersion: executedVersion,
    ...(logResult !== undefined && { LogResult: logResult }),
    Payload: readJson(payload),
    SdkHttpMetadata: { ...answer.SdkHttpMetadata, HttpStatusCode: statusCode },
    SdkResponseMetadata: answer.SdkResponseMetadata,
    StatusCode: statusCode,
  };
}

function traceId(now: number, requestId: string): string {
  const hex = requestId.replaceAll("-", "");
  return `root=1-${Math.floor(now / 1000).toString(16)}-${hex.slice(0, 24)};parent=${hex.slice(16)};sampled=0`;
}

function compact(payload: string): string {
  const read = readJson(payload);
  return typeof read === "string" ? payload : JSON.stringify(read);
}

function readJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
