import { functionFailure, refusedInvocation } from "./lambda-failure.ts";
import { invokeLambda } from "./lambda-invocation.ts";
import type { Integration } from "./integration.ts";
import { exceedsLimit, tooLargeResult } from "./result-limit.ts";

/** `Resource: arn:aws:lambda:…:function:NAME`: the function's payload is the result. */
export const runLambdaFunction: Integration = async (task, report) => {
  report.started();
  try {
    const invocation = await invokeLambda(task, {
      FunctionName: task.resource,
      InvocationType: "RequestResponse",
      Payload: Buffer.from(task.input),
    });
    const { payload, failed } = invocation;
    if (failed) report.failed(functionFailure({ payload, shown: payload }));
    else if (exceedsLimit(payload)) report.failed(tooLargeResult(task.resource));
    else report.succeeded(payload === "" ? "null" : payload);
  } catch (error) {
    report.failed(await refusedInvocation(error));
  }
};
