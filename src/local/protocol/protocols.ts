import type { ServiceModel } from "./schema/service-model.ts";
import type { WireProtocol, WireRequest } from "./wire.ts";

/** A wire protocol as a service speaks it. */
export type ProtocolDescription =
  /** awsQuery. The namespace is the one of its XML answers. */
  | { readonly kind: "query"; readonly namespace: string }
  /**
   * awsJson 1.0 and 1.1. `types: "unchecked"`: the service checks the types of values itself. `compatible`: it spoke
   * awsQuery before, and its errors carry their old codes as well (Smithy, "AWS Query Compatible").
   */
  | { readonly kind: "json"; readonly types?: "unchecked"; readonly compatible?: "query" }
  | { readonly kind: "cbor"; readonly compatible?: "query" }
  | { readonly kind: "rest-json" }
  /** A service that only this endpoint has. */
  | { readonly kind: "local" }
  /** Requests to the URLs of functions. */
  | { readonly kind: "function-url" }
  /** Uploads to S3 by HTML forms. */
  | { readonly kind: "s3-form" }
  /** Answers to the URLs of custom resources. */
  | { readonly kind: "callback" }
  | { readonly kind: "rest-xml"; readonly namespace: string };

/** The parts of a request that show its protocol. */
export type ProtocolHints = Pick<WireRequest, "headers">;

/** Makes the wire protocol of a service; its code is loaded with the first service that speaks it. */
export async function createProtocol(description: ProtocolDescription, model: ServiceModel): Promise<WireProtocol> {
  switch (description.kind) {
    case "query":
      return (await import("./aws-query.ts")).createAwsQueryProtocol(model, description.namespace);
    case "json":
      return (await import("./json-rpc.ts")).createJsonRpcProtocol(model, description);
    case "cbor":
      return (await import("./rpc-v2-cbor.ts")).createRpcV2CborProtocol(model, description);
    case "function-url":
      return (await import("./function-url.ts")).createFunctionUrlProtocol();
    case "callback":
      return (await import("./callback.ts")).createCallbackProtocol();
    case "s3-form":
      return (await import("./s3-form.ts")).createS3FormProtocol();
    case "local":
      return (await import("./local-json.ts")).createLocalJsonProtocol();
    case "rest-json":
      return (await import("./rest-json.ts")).createRestJsonProtocol(model);
    case "rest-xml":
      return (await import("./rest-xml.ts")).createRestXmlProtocol(model, description.namespace);
  }
}

/** The first protocol that a request's form fits; the last where it fits none, which then answers that it does not. */
export function chooseProtocol<Description extends ProtocolDescription>(
  protocols: readonly [Description, ...Description[]],
  request: ProtocolHints,
): Description {
  return protocols.find(({ kind }) => fits[kind](request)) ?? protocols.at(-1) ?? protocols[0];
}

const fits: Readonly<Record<ProtocolDescription["kind"], (request: ProtocolHints) => boolean>> = {
  query: ({ headers }) => headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false,
  json: ({ headers }) => headers["x-amz-target"] !== undefined,
  cbor: ({ headers }) => headers["smithy-protocol"] === "rpc-v2-cbor",
  local: () => true,
  "function-url": () => true,
  callback: () => true,
  "s3-form": () => true,
  "rest-json": () => true,
  "rest-xml": () => true,
};
