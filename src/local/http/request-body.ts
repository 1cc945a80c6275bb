import { createHash } from "node:crypto";
import { IncomingMessage } from "node:http";
import { PassThrough, pipeline, Readable, Transform } from "node:stream";
import { gunzipSync } from "node:zlib";
import type { SignatureClaim } from "../access/signature-claim.ts";
import { AwsError } from "../aws-error.ts";
import type { WireRequest } from "../protocol/wire.ts";
import { openChunkedBody } from "./chunked-body.ts";

/** Reads a body into memory. Throws AwsError `RequestEntityTooLargeException` (413) beyond `limit` bytes. */
export function collectBody(body: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    // Listeners, and no asynchronous iterator, which costs more than the rest of a small request.
    const take = (part: Buffer | string): void => {
      const bytes = typeof part === "string" ? Buffer.from(part) : part;
      length += bytes.length;
      if (length > limit) fail(tooLarge(limit));
      else parts.push(bytes);
    };
    let settled = false;
    const fail = (error: Error): void => {
      settled = true;
      body.off("data", take);
      // A request is answered by its connection: the listener reads the rest away.
      if (!(body instanceof IncomingMessage)) body.destroy();
      reject(error);
    };
    body.on("data", take);
    body.once("end", () => {
      settled = true;
      resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    });
    body.once("error", fail);
    // Every body is closed some time: the error, which is not free, is made for one that has not ended.
    body.once("close", () => settled || fail(closedEarly()));
    if (body.destroyed) fail(body.errored ?? closedEarly());
  });
}

function closedEarly(): Error {
  return new Error("The body was closed before its end.");
}

/** Bytes of unsigned bodies that may be in memory at a time: their sender needs no key. */
const unsignedBudget = 128 * 1024 * 1024;
let unsignedBytes = 0;

/**
 * Reads the body of a request that nobody signed.
 *
 * @throws AwsError `RequestEntityTooLargeException` (413) beyond `limit` bytes, `SlowDown` (503) while others fill the
 *   memory that there is for such bodies
 */
export async function collectUnsigned(body: Readable, limit: number): Promise<Buffer> {
  let held = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const part of body) {
      const bytes = Buffer.isBuffer(part) ? part : Buffer.from(part);
      held += bytes.length;
      unsignedBytes += bytes.length;
      if (unsignedBytes > unsignedBudget)
        throw new AwsError("SlowDown", "Please reduce your request rate.", { statusCode: 503 });
      yield bytes;
    }
  }
  try {
    return await collectBody(Readable.from(counted()), limit);
  } finally {
    unsignedBytes -= held;
  }
}

/**
 * A document as its protocol reads it. Clients of CloudWatch compress large ones; the signature covers what was sent.
 *
 * @throws AwsError `RequestEntityTooLargeException` when it grows beyond `limit` bytes, `SerializationException` when it
 *   is not gzip
 */
export function decompressDocument(sent: Buffer, encoding: string | undefined, limit: number): Buffer {
  if (encoding?.trim().toLowerCase() !== "gzip") return sent;
  try {
    return gunzipSync(sent, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit);
    throw new AwsError("SerializationException", "The request body is not valid gzip.");
  }
}

function tooLarge(limit: number): AwsError {
  return new AwsError(
    "RequestEntityTooLargeException",
    `Request must be smaller than ${limit} bytes for this operation`,
    { statusCode: 413 },
  );
}

/** An object's body as it is meant: decoded from aws-chunked where it is, and checked against its announced hash. */
export function openObjectBody(options: {
  request: WireRequest;
  /** Undefined for requests that nobody signed. */
  signed?: { claim: SignatureClaim; secret: string };
  payloadHash: string;
}): Readable {
  const { request, signed, payloadHash } = options;
  if (payloadHash.startsWith("STREAMING-") || /\baws-chunked\b/.test(request.headers["content-encoding"] ?? "")) {
    const isSigned = payloadHash.startsWith("STREAMING-AWS4-HMAC-SHA256");
    if (isSigned && !signed) throw new AwsError("AccessDenied", "Access Denied", { statusCode: 403 });
    return join(request.body, openChunkedBody(request, isSigned ? signed : undefined));
  }
  if (/^[0-9a-f]{64}$/i.test(payloadHash)) return join(request.body, checkHash(payloadHash.toLowerCase()));
  return join(request.body, new PassThrough());
}

/** A client that goes away half way must fail the reader, so the pipe carries errors both ways. */
function join(source: Readable, through: Transform): Readable {
  pipeline(source, through, () => {});
  return through;
}

function checkHash(expected: string): Transform {
  const hash = createHash("sha256");
  return new Transform({
    transform(data: Buffer, _encoding, done) {
      hash.update(data);
      done(null, data);
    },
    flush(done) {
      const matches = hash.digest("hex") === expected;
      done(
        matches
          ? null
          : new AwsError(
              "XAmzContentSHA256Mismatch",
              "The provided 'x-amz-content-sha256' header does not match what was computed.",
              { statusCode: 400 },
            ),
      );
    },
  });
}
