import { JsonCodec2, ToStringShapeSerializer } from "@smithy/core/protocols";
import { AwsError } from "../aws-error.ts";
import { createRequestBinder } from "./bind-request.ts";
import { readJsonBody } from "./body/json-body.ts";
import { writeBoundMembers } from "./rest-bindings.ts";
import type { ServiceModel } from "./schema/service-model.ts";
import { typeFault } from "./schema/value-types.ts";
import type { WireProtocol } from "./wire.ts";

/** restJson1, as Lambda speaks it: members in path, query and headers, the rest as one JSON document or a raw payload. */
export function createRestJsonProtocol(model: ServiceModel): WireProtocol {
  const settings = { timestampFormat: { useTrait: true, default: 7 as const }, httpBindings: true, jsonName: true };
  const codec = new JsonCodec2(settings);
  const serializer = codec.createSerializer();
  const deserializer = codec.createDeserializer();
  const toString = new ToStringShapeSerializer(settings);
  const bind = createRequestBinder(model, settings);
  return {
    async decode(request, body) {
      const bound = bind(request);
      if (!bound)
        throw new AwsError(
          "UnknownOperationException",
          `No operation of ${model.name} answers ${request.method} ${request.path}.`,
          { statusCode: 404 },
        );
      const { operation, schema, members, payload } = bound;
      if (!schema) return { operation, input: members };
      const bytes = await body.collect();
      const rest = payload
        ? { [payload[0]]: bytes.length > 0 ? new Uint8Array(bytes) : undefined }
        : await readJsonBody(deserializer, schema, bytes);
      const fault = payload ? undefined : typeFault(schema, rest);
      if (fault !== undefined) throw new AwsError("SerializationException", fault);
      return { operation, input: { ...rest, ...members } };
    },
    encodeResult(operation, output, { requestId }) {
      const { output: schema, http } = model.operations.get(operation) ?? {};
      const headers: Record<string, string> = { "content-type": "application/json", "x-amzn-requestid": requestId };
      if (!schema) return { status: http?.[2] ?? 200, headers };
      const parts = writeBoundMembers({ schema, output, scalars: toString });
      const status = parts.status ?? http?.[2] ?? 200;
      Object.assign(headers, parts.headers);
      if (parts.payload) return { status, headers, body: bytesOf(parts.payload[1]) };
      if (status === 204) return { status, headers };
      serializer.write(schema, parts.document);
      return { status, headers, body: serializer.flush() };
    },
    encodeError(error, { requestId }) {
      const type = error.fault === "client" ? "User" : "Service";
      const headers = {
        "content-type": "application/json",
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": error.shape,
      };
      return {
        status: error.status,
        headers,
        body: JSON.stringify({ Type: type, message: error.message, Message: error.message, ...error.members }),
      };
    },
  };
}

function bytesOf(value: unknown): Uint8Array | string {
  if (value instanceof Uint8Array || typeof value === "string") return value;
  return "";
}
