import type { WireProtocol } from "./wire.ts";

const form = /^\/cloudformation-response\/(?:.*\/)?([0-9a-f]{32})$/s;

/** The protocol of URLs that stacks wait at: a PUT with a document of any content type, as to an object of S3. */
export function createCallbackProtocol(): WireProtocol {
  return {
    async decode(request, body) {
      const [, token = ""] = form.exec(request.path) ?? [];
      const text = new TextDecoder().decode(await body.collect());
      return { operation: "PutResponse", input: { method: request.method, token, text } };
    },
    encodeResult: (_operation, _output, { requestId }) => ({
      status: 200,
      headers: { "x-amz-request-id": requestId },
      body: "",
    }),
    encodeError: ({ shape, message, status }, { requestId }) => ({
      status,
      headers: { "content-type": "application/json", "x-amz-request-id": requestId },
      body: JSON.stringify({ Code: shape, Message: message }),
    }),
  };
}
