import { AwsError } from "../../aws-error.ts";
import type { Caller, Operation, Service, ServiceHost } from "../../service.ts";
import { functionArn, openFunctionTable } from "../lambda/function-record.ts";
import { functionUrls } from "./description.ts";
import { failedAnswer, urlAnswer, type UrlAnswer } from "./url-answer.ts";
import { urlEvent, type UrlRequest } from "./url-event.ts";

/** The call that the protocol hands over: a request, and the access key it was signed with. */
export interface UrlCall extends UrlRequest {
  readonly accessKey: string | undefined;
}

interface UrlInvocation {
  readonly FunctionArn: string;
  readonly AuthType: string;
  readonly Payload: string;
}

/** Answers requests to function URLs. */
export function createFunctionUrlService(host: ServiceHost): Service {
  const functions = openFunctionTable(host.store);
  return { operations: { AnswerUrl: answerUrl(host, functions), InvokeFunctionUrl: invokeFunctionUrl(host) } };
}

/** Finds the function and, where its URL demands it, who asks; the policies decide in `InvokeFunctionUrl`. */
function answerUrl(host: ServiceHost, functions: ReturnType<typeof openFunctionTable>): Operation<UrlCall, UrlAnswer> {
  return async (request, { caller, signal }) => {
    const record = functions.findByUrl(request.id);
    if (!record?.url) throw new AwsError("NoSuchUrl", "", { statusCode: 403 });
    const { authType } = record.url;
    const signed = authType === "AWS_IAM";
    if (signed && caller.principal.type === "anonymous") throw functionUrls.errors.missingSignature("");
    const { account, region } = record;
    const asking: Caller = {
      account,
      region,
      principal: signed ? caller.principal : { type: "anonymous", arn: "anonymous", userId: "anonymous" },
    };
    const { accessKey } = request;
    const event = urlEvent(request, { caller: signed ? asking : undefined, accessKey, now: host.now() });
    const input: UrlInvocation = {
      FunctionArn: functionArn(record),
      AuthType: authType,
      Payload: JSON.stringify(event),
    };
    const answer = await host.call({
      service: "functionUrls",
      operation: "InvokeFunctionUrl",
      input,
      caller: asking,
      signal,
    });
    return readAnswer(answer);
  };
}

/** Runs the function for whom the authorizer let through. */
function invokeFunctionUrl(host: ServiceHost): Operation<UrlInvocation, object> {
  return async ({ FunctionArn, Payload }, { caller: { account, region }, signal }) => {
    const owner = { type: "user" as const, arn: `arn:aws:iam::${account}:root`, userId: account };
    const answer = await host.call({
      service: "lambda",
      operation: "Invoke",
      input: { FunctionName: FunctionArn, Payload },
      caller: { account, region, principal: owner },
      signal,
    });
    return answer !== null && typeof answer === "object" ? answer : {};
  };
}

function readAnswer(answer: unknown): UrlAnswer {
  const { FunctionError: failed, Payload: payload }: { FunctionError?: unknown; Payload?: unknown } =
    answer !== null && typeof answer === "object" ? answer : {};
  if (failed !== undefined) return failedAnswer;
  return urlAnswer(payload instanceof Uint8Array ? Buffer.from(payload).toString() : "");
}
