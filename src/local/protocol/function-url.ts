import { readSignature } from "../access/signature-claim.ts";
import type { WireAnswer, WireProtocol } from "./wire.ts";

const form = /^\/lambda-url\/([^/]*)(\/.*)?$/s;

/** The response of a function URL, as its service returns it. */
interface UrlOutput {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** The protocol of function URLs: any request is one, and the answer is what the function makes it. */
export function createFunctionUrlProtocol(): WireProtocol {
  return {
    async decode(request, body) {
      const [, id = "", path = "/"] = form.exec(request.path) ?? [];
      const { method, query, headers } = request;
      const accessKey = readSignature(request)?.accessKeyId;
      return {
        operation: "AnswerUrl",
        input: { id, path, method, query, headers, accessKey, body: await body.collect() },
      };
    },
    encodeResult(_operation, { status, headers, body }: UrlOutput, { requestId }) {
      const own: WireAnswer["headers"] = headers !== null && typeof headers === "object" ? { ...headers } : {};
      return {
        status: Number(status),
        headers: { ...own, "x-amzn-requestid": requestId },
        body: body instanceof Uint8Array ? body : String(body),
      };
    },
    encodeError: ({ shape, message, status }, { requestId }) => ({
      status: shape === "TooManyRequestsException" ? 429 : status,
      headers: { "content-type": "application/json", "x-amzn-requestid": requestId, "x-amzn-errortype": shape },
      body: JSON.stringify({
        Message: shape === "TooManyRequestsException" ? "Rate Exceeded." : shape === "NoSuchUrl" ? null : message,
      }),
    }),
  };
}
