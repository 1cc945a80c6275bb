import { AwsError } from "../aws-error.ts";
import { escapeXml } from "../protocol/body/xml-text.ts";
import type { WireAnswer, WireRequest } from "../protocol/wire.ts";

/** An answer in the protocol a request seems to speak, where no service of the endpoint is meant or known. */
export function answerUnknownService(options: {
  name: string;
  request: WireRequest;
  requestId: string;
  error?: AwsError;
}): WireAnswer {
  const { name, request, requestId } = options;
  const error =
    options.error ??
    new AwsError(
      "UnknownOperationException",
      `The local endpoint has no service '${name}'. On AWS it exists; here it would only be made up.`,
      { statusCode: 404 },
    );
  const status = error.statusCode ?? 400;
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  if (form)
    return {
      status,
      headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
      body: `<ErrorResponse><Error><Type>Sender</Type><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    };
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-requestid": requestId, "x-amzn-errortype": error.code },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  };
}
