import { cbor, CborCodec } from "@smithy/core/cbor";
import { AwsError } from "../aws-error.ts";
import { queryErrorHeader } from "./query-error-header.ts";
import type { ServiceModel } from "./schema/service-model.ts";
import { typeFault } from "./schema/value-types.ts";
import type { WireProtocol } from "./wire.ts";

/**
 * rpcv2Cbor: `POST /service/NAME/operation/OPERATION` with one CBOR document each way (Smithy, "Smithy RPC v2 CBOR
 * protocol").
 */
export function createRpcV2CborProtocol(
  model: ServiceModel,
  { compatible }: { readonly compatible?: "query" },
): WireProtocol {
  const codec = new CborCodec();
  const serializer = codec.createSerializer();
  const deserializer = codec.createDeserializer();
  const headersOf = (requestId: string): Record<string, string> => ({
    "smithy-protocol": "rpc-v2-cbor",
    "content-type": "application/cbor",
    "x-amzn-requestid": requestId,
  });
  return {
    async decode(request, body) {
      const operation = /^\/service\/[^/]+\/operation\/([^/]+)\/?$/.exec(request.path)?.[1] ?? "";
      const schema = model.operations.get(operation);
      if (!schema)
        throw new AwsError(
          "UnknownOperationException",
          `The operation ${operation || "(none)"} is not known to ${model.name}.`,
          { statusCode: 404 },
        );
      const bytes = await body.collect();
      if (!schema.input || bytes.length === 0) return { operation, input: {} };
      let document: unknown;
      try {
        document = await deserializer.read(schema.input, new Uint8Array(bytes));
      } catch {
        throw new AwsError("SerializationException", "The request body is not valid CBOR for this operation.");
      }
      const fault = typeFault(schema.input, document);
      if (fault !== undefined) throw new AwsError("SerializationException", fault);
      return { operation, input: { ...(typeof document === "object" ? document : {}) } };
    },
    encodeResult(operation, output, { requestId }) {
      const schema = model.operations.get(operation)?.output;
      if (!schema) return { status: 200, headers: { "smithy-protocol": "rpc-v2-cbor", "x-amzn-requestid": requestId } };
      serializer.write(schema, output);
      return { status: 200, headers: headersOf(requestId), body: serializer.flush() };
    },
    encodeError(error, { requestId }) {
      const headers = { ...headersOf(requestId), ...(compatible && queryErrorHeader(error)) };
      const document = { __type: error.shape, message: error.message, ...error.members };
      return { status: error.status, headers, body: cbor.serialize(document) };
    },
  };
}
