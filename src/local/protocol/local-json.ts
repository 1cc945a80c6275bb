import { AwsError } from "../aws-error.ts";
import type { WireProtocol } from "./wire.ts";

/**
 * The protocol of what only this endpoint has, and no SDK knows: `POST /local/SERVICE/OPERATION` with one JSON document
 * each way, signed like every request.
 */
export function createLocalJsonProtocol(): WireProtocol {
  const answer = (status: number, requestId: string, document: unknown, headers: Record<string, string> = {}) => ({
    status,
    headers: { "content-type": "application/json", "x-amzn-requestid": requestId, ...headers },
    body: JSON.stringify(document),
  });
  return {
    async decode(request, body) {
      const operation = request.path.split("/").at(-1) ?? "";
      const text = (await body.collect()).toString("utf8");
      return { operation, input: text === "" ? {} : readDocument(text) };
    },
    encodeResult: (_operation, output, { requestId }) => answer(200, requestId, output),
    encodeError: ({ shape, message, status, members }, { requestId }) =>
      answer(status, requestId, { __type: shape, message, ...members }, { "x-amzn-errortype": shape }),
  };
}

function readDocument(text: string): Record<string, unknown> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new AwsError("SerializationException", "The request body is not valid JSON.");
  }
  if (typeof document === "object" && document !== null && !Array.isArray(document)) return { ...document };
  throw new AwsError("SerializationException", "The request body must be a JSON object.");
}
