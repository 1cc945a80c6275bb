import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { localAccount } from "../access/keys.ts";
import { readSignature, type SignatureClaim } from "../access/signature-claim.ts";
import { sha256, verifySignature } from "../access/signature.ts";
import { readSignature2, verifySignature2, withHoistedHeaders } from "../access/signature-2.ts";
import { AwsError } from "../aws-error.ts";
import type { ErrorFamily } from "../error-family.ts";
import type { Endpoint } from "../endpoint.ts";
import { BrokenConnection } from "../faults/broken-connection.ts";
import { createServiceProtocols, type LoadedProtocol } from "../protocol/service-protocols.ts";
import { isBucketHost, withBucketInPath } from "../protocol/virtual-host.ts";
import type { RequestBody, WireAnswer, WireRequest } from "../protocol/wire.ts";
import type { Caller, ServiceName } from "../service.ts";
import type { CrossOriginAnswer } from "../service-description.ts";
import { describeService, findService, findUnsignedService, serviceNames } from "../services/registry.ts";
import { storeError } from "../store/store-error.ts";
import { checkPayloadHash } from "./payload-hash.ts";
import { collectBody, collectUnsigned, decompressDocument, openObjectBody } from "./request-body.ts";
import { isFromPage, pageRefused, refuseForeignHost } from "./request-guard.ts";
import { answerUnknownService } from "./unknown-service.ts";

/** Bytes. AWS accepts requests of one megabyte at most; escaped content is longer here. */
const defaultDocumentLimit = 4 * 1024 * 1024;

/** Answers one request; never rejects. */
export type RequestHandler = (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>;

/** The way of a request through the endpoint: guard, signature, protocol, dispatcher, protocol. */
export function createRequestHandler(endpoint: Endpoint, log: (line: string) => void): RequestHandler {
  const protocols = createServiceProtocols();
  return async (request, signal) => {
    const requestId = randomUUID();
    let service: LoadedProtocol | undefined;
    let called = "";
    let page: CrossOriginAnswer | undefined;
    try {
      if (!isBucketHost(request.headers["host"] ?? "")) refuseForeignHost(request.headers["host"]);
      const claim = readSignature(request);
      const unsigned = claim ? undefined : findUnsignedService(request);
      if (!claim && request.method === "HEAD" && request.path === "/" && !isFromPage(request.headers))
        return refuseUnsignedHead(requestId);
      const name = claim ? findService(claim.service, request) : (unsigned ?? guessService(request));
      if (!name) return answerUnknownService({ name: claim?.service ?? "", request, requestId });
      const addressed = describeService(name).virtualHosts ? withBucketInPath(request) : request;
      service = await protocols.choose(name, request);
      if (isFromPage(request.headers)) {
        page = describeService(name).answerPage?.(endpoint.store, addressed);
        if (!page) throw pageRefused();
        if (page.isPreflight) return { status: 200, headers: { ...page.headers, "x-amz-request-id": requestId } };
      }
      const { caller, body } = await authenticate({ endpoint, request, claim, name });
      const { operation, input } = await service.protocol.decode(withHoistedHeaders(addressed), body);
      called = `${name} ${operation}`;
      const output = await endpoint.dispatcher.call({ service: name, operation, input, caller, signal, requestId });
      await endpoint.committed(name);
      const answer = service.protocol.encodeResult(operation, isRecord(output) ? output : {}, { request, requestId });
      return withHeaders(answer, page?.headers);
    } catch (error) {
      if (error instanceof BrokenConnection) return breakConnection(endpoint, service?.model.name);
      const known = error instanceof AwsError ? error : internalFailure(error);
      if (known !== error && !signal.aborted) log(`${called || request.method} ${requestId} ${describe(error)}`);
      const context = { request, requestId };
      if (!service) return answerUnknownService({ name: "", request, requestId, error: known });
      const answer = service.protocol.encodeError(service.model.describeError(known), context);
      const fault = known.localFault === undefined ? undefined : { "x-wildrydes-fault": known.localFault };
      return withHeaders(answer, { ...page?.headers, ...fault });
    }
  };
}

function withHeaders(answer: WireAnswer, headers: Readonly<Record<string, string>> | undefined): WireAnswer {
  return headers ? { ...answer, headers: { ...answer.headers, ...headers } } : answer;
}

/** Who sends a request without a signature. */
const anonymous: Caller = {
  account: localAccount,
  region: "",
  principal: { type: "anonymous", arn: "anonymous", userId: "anonymous" },
};

/** Breaks the connection after the work. The work is kept: only its answer is lost. */
async function breakConnection(endpoint: Endpoint, name: ServiceName | undefined): Promise<WireAnswer> {
  if (name) await endpoint.committed(name);
  return { status: 0, headers: {}, isBroken: true };
}

async function authenticate(options: {
  endpoint: Endpoint;
  request: WireRequest;
  claim: SignatureClaim | undefined;
  name: ServiceName;
}): Promise<{ caller: Caller; body: RequestBody }> {
  const { endpoint, request, claim, name } = options;
  const { errors, documentLimit: limit = defaultDocumentLimit, bodies, answersUnsigned } = describeService(name);
  if (!claim && answersUnsigned) {
    const bytes = await collectUnsigned(request.body, limit);
    const body = { stream: () => request.body, collect: async () => bytes };
    return { caller: anonymous, body };
  }
  if (!claim && bodies === "streams") {
    const caller = authenticateOlder(endpoint, request, errors) ?? anonymous;
    const payloadHash = checkPayloadHash(request.headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD");
    const open = (): Readable => openObjectBody({ request, payloadHash });
    return { caller, body: { stream: open, collect: () => collectBody(open(), limit) } };
  }
  if (!claim) throw errors.missingSignature(request.query);
  const key = endpoint.keys.find(claim.accessKeyId, claim.sessionToken);
  if (key === undefined) throw errors.unknownKey(claim.accessKeyId);
  if (key === "expired") throw errors.expiredToken();
  const secret = key.secretAccessKey;
  const verify = (payloadHash: string): void =>
    verifySignature({
      request,
      claim,
      secret,
      payloadHash,
      now: Date.now(),
      refuse: errors.wrongSignature,
      // Functions run on this machine, and the SDK remembers how its clock differed when the clock was set.
      toleratesSkew: key.principal.type === "assumed-role",
    });
  const caller = { account: localAccount, region: claim.region, principal: key.principal };
  if (bodies === "streams") {
    if (claim.expiresSeconds === undefined && request.headers["x-amz-content-sha256"] === undefined) {
      throw new AwsError("InvalidRequest", "Missing required header for this request: x-amz-content-sha256", {
        statusCode: 400,
      });
    }
    const payloadHash =
      claim.expiresSeconds === undefined
        ? checkPayloadHash(request.headers["x-amz-content-sha256"] ?? "")
        : "UNSIGNED-PAYLOAD";
    verify(payloadHash);
    const open = (): Readable => openObjectBody({ request, signed: { claim, secret }, payloadHash });
    return { caller, body: { stream: open, collect: () => collectBody(open(), limit) } };
  }
  const sent = await collectBody(request.body, limit);
  verify(sha256(sent));
  const bytes = decompressDocument(sent, request.headers["content-encoding"], limit);
  return { caller, body: { stream: () => request.body, collect: async () => bytes } };
}

/** Who made a presigned URL of Signature Version 2; undefined where a request has none. */
function authenticateOlder(endpoint: Endpoint, request: WireRequest, errors: ErrorFamily): Caller | undefined {
  const claim = readSignature2(request);
  if (!claim) return undefined;
  const key = endpoint.keys.find(claim.accessKeyId, claim.sessionToken);
  if (key === undefined) throw errors.unknownKey(claim.accessKeyId);
  if (key === "expired") throw errors.expiredToken();
  verifySignature2({ request, claim, secret: key.secretAccessKey, now: Date.now() });
  return { account: localAccount, region: "", principal: key.principal };
}

/** How a command sees that a daemon lives: answered at once, nothing has to be loaded for it. */
function refuseUnsignedHead(requestId: string): WireAnswer {
  return { status: 403, headers: { "x-amz-request-id": requestId } };
}

/** Unsigned requests have no scope. Their form shows a protocol, and services of one protocol refuse them alike. */
function guessService(request: WireRequest): ServiceName | undefined {
  const guess = (kind: string): ServiceName | undefined =>
    serviceNames.find((name) => describeService(name).protocols.every((protocol) => protocol.kind === kind));
  if (request.headers["x-amz-target"]) return guess("json");
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return guess(isForm ? "query" : "rest-xml");
}

function internalFailure(error: unknown): AwsError {
  const ofStore = storeError(error);
  if (ofStore instanceof AwsError) return ofStore;
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
