import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { localAccount } from "../access/keys.ts";
import { readSignature, sha256, verifySignature, type SignatureClaim } from "../access/signature.ts";
import { AwsError } from "../aws-error.ts";
import type { Endpoint } from "../endpoint.ts";
import { createProtocol } from "../protocol/protocols.ts";
import { isServiceName, loadServiceModel, type ServiceModel } from "../protocol/service-model.ts";
import type { RequestBody, WireAnswer, WireProtocol, WireRequest } from "../protocol/wire.ts";
import type { Caller, ServiceName } from "../service.ts";
import { collectBody, openObjectBody } from "./request-body.ts";
import { refuseForeignRequest } from "./request-guard.ts";
import { answerUnknownService } from "./unknown-service.ts";

/** Documents are small; function code may come base64-encoded inside one. */
const documentLimits: Partial<Record<ServiceName, number>> = {
  lambda: 80 * 1024 * 1024,
  rekognition: 24 * 1024 * 1024,
};
const defaultDocumentLimit = 16 * 1024 * 1024;

interface LoadedService {
  readonly model: ServiceModel;
  readonly protocol: WireProtocol;
}

/** Answers one request; never rejects. */
export type RequestHandler = (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>;

/** The way of a request through the endpoint: guard, signature, protocol, dispatcher, protocol. */
export function createRequestHandler(endpoint: Endpoint, log: (line: string) => void): RequestHandler {
  const loaded = new Map<ServiceName, Promise<LoadedService>>();

  function load(name: ServiceName): Promise<LoadedService> {
    let loading = loaded.get(name);
    if (!loading) {
      loading = loadServiceModel(name).then((model) => ({ model, protocol: createProtocol(model) }));
      loaded.set(name, loading);
    }
    return loading;
  }

  return async (request, signal) => {
    const requestId = randomUUID();
    let service: LoadedService | undefined;
    let called = "";
    try {
      refuseForeignRequest(request.headers);
      const claim = readSignature(request);
      if (!claim && request.method === "HEAD") return refuseUnsignedHead(requestId);
      const name = claim?.service ?? guessService(request);
      if (!isServiceName(name)) return answerUnknownService({ name, request, requestId });
      service = await load(name);
      const { caller, body } = await authenticate({ endpoint, request, claim, name });
      const { operation, input } = await service.protocol.decode(request, body);
      called = `${name} ${operation}`;
      const output = await endpoint.dispatcher.call({ service: name, operation, input, caller, signal, requestId });
      await endpoint.committed(name);
      return service.protocol.encodeResult(operation, isRecord(output) ? output : {}, { request, requestId });
    } catch (error) {
      const known = error instanceof AwsError ? error : internalFailure(error);
      if (known !== error && !signal.aborted) log(`${called || request.method} ${requestId} ${describe(error)}`);
      const context = { request, requestId };
      if (!service) return answerUnknownService({ name: "", request, requestId, error: known });
      return service.protocol.encodeError(service.model.describeError(known), context);
    }
  };
}

async function authenticate(options: {
  endpoint: Endpoint;
  request: WireRequest;
  claim: SignatureClaim | undefined;
  name: ServiceName;
}): Promise<{ caller: Caller; body: RequestBody }> {
  const { endpoint, request, claim, name } = options;
  if (!claim) throw missingSignature(name, request.query);
  const key = endpoint.keys.find(claim.accessKeyId, claim.sessionToken);
  if (key === undefined) throw unknownKey(name, claim.accessKeyId);
  if (key === "expired")
    throw new AwsError(
      name === "s3" ? "ExpiredToken" : "ExpiredTokenException",
      "The security token included in the request is expired",
      { statusCode: name === "s3" ? 400 : 403 },
    );
  const limit = documentLimits[name] ?? defaultDocumentLimit;
  const secret = key.secretAccessKey;
  const verify = (payloadHash: string): void =>
    verifySignature({ request, claim, secret, payloadHash, now: Date.now() });
  const caller = { account: localAccount, region: claim.region, principal: key.principal };
  if (name === "s3") {
    const payloadHash =
      claim.expiresSeconds === undefined ? (request.headers["x-amz-content-sha256"] ?? "") : "UNSIGNED-PAYLOAD";
    verify(payloadHash);
    const open = (): Readable => openObjectBody({ request, claim, secret, payloadHash });
    return { caller, body: { stream: open, collect: () => collectBody(open(), limit) } };
  }
  const bytes = await collectBody(request.body, limit);
  verify(sha256(bytes));
  return { caller, body: { stream: () => request.body, collect: async () => bytes } };
}

/** How a command sees that a daemon lives: answered at once, nothing has to be loaded for it. */
function refuseUnsignedHead(requestId: string): WireAnswer {
  return { status: 403, headers: { "x-amz-request-id": requestId } };
}

/** Unsigned requests have no scope; their form tells enough to answer in the right protocol. */
function guessService(request: WireRequest): string {
  if (request.headers["x-amz-target"]) return "states";
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return "sts";
  return "s3";
}

function missingSignature(name: ServiceName, query: string): AwsError {
  if (name === "s3" && /(^|&)AWSAccessKeyId=/.test(query))
    return new AwsError(
      "InvalidRequest",
      "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
    );
  if (name === "s3") return new AwsError("AccessDenied", "Access Denied", { statusCode: 403 });
  return new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", { statusCode: 403 });
}

function unknownKey(name: ServiceName, accessKeyId: string): AwsError {
  if (name === "s3")
    return new AwsError("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", {
      statusCode: 403,
      members: { AWSAccessKeyId: accessKeyId },
    });
  const code =
    name === "sts" || name === "iam" || name === "cloudformation" || name === "sns"
      ? "InvalidClientTokenId"
      : "UnrecognizedClientException";
  return new AwsError(code, "The security token included in the request is invalid.", {
    statusCode: code === "InvalidClientTokenId" ? 403 : 400,
  });
}

function internalFailure(error: unknown): AwsError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC")
    return new AwsError(
      "InternalFailure",
      "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
      { statusCode: 507 },
    );
  return new AwsError(
    "InternalFailure",
    "The local endpoint failed to carry out the request; its log has the details.",
    { statusCode: 500 },
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object";
}
