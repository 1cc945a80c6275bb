import { JsonCodec2 } from "@smithy/core/protocols";
import { AwsError } from "../aws-error.ts";
import { readJsonBody } from "./body/json-body.ts";
import { withoutProto, withProto } from "./schema/proto-members.ts";
import type { ServiceModel } from "./schema/service-model.ts";
import { queryErrorHeader } from "./query-error-header.ts";
import { typeFault } from "./schema/value-types.ts";
import type { WireProtocol } from "./wire.ts";

/**
 * awsJson1_0 and awsJson1_1: `POST /` with the operation in `X-Amz-Target` and one JSON document each way. The answer
 * takes the version of the request's content type.
 */
export function createJsonRpcProtocol(
  model: ServiceModel,
  { types, compatible }: { readonly types?: "unchecked"; readonly compatible?: "query" } = {},
): WireProtocol {
  const codec = new JsonCodec2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: false });
  const serializer = codec.createSerializer();
  const deserializer = codec.createDeserializer();
  // DynamoDB's members are called as users call their attributes.
  const holdsNames = model.name === "dynamodb";
  return {
    async decode(request, body) {
      const target = request.headers["x-amz-target"] ?? "";
      const operation = target.slice(target.lastIndexOf(".") + 1);
      const schema = model.operations.get(operation);
      if (!schema)
        throw new AwsError(
          "UnknownOperationException",
          `The operation ${operation || "(none)"} is not known to ${model.name}.`,
        );
      if (!schema.input) return { operation, input: {} };
      const input = await readJsonBody(
        deserializer,
        schema.input,
        await body.collect(),
        holdsNames ? withoutProto : undefined,
      );
      const fault = types === "unchecked" ? undefined : typeFault(schema.input, input);
      if (fault !== undefined) throw new AwsError("SerializationException", fault);
      return { operation, input };
    },
    encodeResult(operation, output, { request, requestId }) {
      const schema = model.operations.get(operation)?.output;
      let body: Uint8Array | string = "{}";
      if (schema) {
        serializer.write(schema, output);
        body = serializer.flush();
        if (holdsNames) body = withProto(body);
      }
      return {
        status: 200,
        headers: { "content-type": contentType(request.headers), "x-amzn-requestid": requestId },
        body,
      };
    },
    encodeError(error, { request, requestId }) {
      const body = JSON.stringify({
        __type: error.shape,
        message: error.message,
        Message: error.message,
        ...error.members,
      });
      return {
        status: error.status,
        headers: {
          "content-type": contentType(request.headers),
          "x-amzn-requestid": requestId,
          ...(compatible && queryErrorHeader(error)),
        },
        body,
      };
    },
  };
}

function contentType(headers: Readonly<Record<string, string>>): string {
  return headers["content-type"]?.startsWith("application/x-amz-json-1.1")
    ? "application/x-amz-json-1.1"
    : "application/x-amz-json-1.0";
}
