import { createHash, createHmac, type KeyObject } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";
import { AwsError } from "../../aws-error.ts";
import { trailerSignature } from "./trailers.ts";

/** What is needed to check the signature of each chunk; absent for unsigned chunks. */
export interface ChunkSigning {
  readonly key: KeyObject;
  readonly scope: string;
  readonly timestamp: string;
  /** The signature of the request, from which the first chunk's follows. */
  readonly seed: string;
}

const maxLineBytes = 16 * 1024;
const emptyHash = createHash("sha256").digest("hex");

/**
 * Decodes S3's `aws-chunked` bodies: `SIZE;chunk-signature=…\r\n DATA \r\n … 0\r\n trailers \r\n`. Trailers are handed
 * to `onTrailers` before the stream ends, so that a checksum can still fail it.
 */
export function decodeAwsChunked(options: {
  signing: ChunkSigning | undefined;
  /** Bytes that the decoded body is announced to have; undefined where nothing says so. */
  length?: number | undefined;
  onTrailers: (trailers: Record<string, string>) => void;
}): Transform {
  let pending: Buffer = Buffer.alloc(0);
  let remaining = 0;
  let decoded = 0;
  let mode: "size" | "data" | "end-of-data" | "trailers" | "done" = "size";
  let signature = "";
  let previous = options.signing?.seed ?? "";
  let hash = createHash("sha256");
  const trailers: Record<string, string> = {};

  function takeLine(): string | undefined {
    const end = pending.indexOf("\r\n");
    if (end < 0) {
      if (pending.length > maxLineBytes) throw malformed();
      return undefined;
    }
    const line = pending.toString("latin1", 0, end);
    pending = pending.subarray(end + 2);
    return line;
  }

  function finishChunk(): void {
    if (!options.signing) return;
    const { key, scope, timestamp } = options.signing;
    const text = ["AWS4-HMAC-SHA256-PAYLOAD", timestamp, scope, previous, emptyHash, hash.digest("hex")].join("\n");
    const expected = createHmac("sha256", key).update(text).digest("hex");
    if (expected !== signature) throw wrongSignature();
    previous = expected;
    hash = createHash("sha256");
  }

  function readSize(line: string): void {
    const [, size = "", given = ""] = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line) ?? [];
    if (!size) throw malformed();
    remaining = Number.parseInt(size, 16);
    signature = given;
    if (remaining === 0) finishChunk();
    mode = remaining === 0 ? "trailers" : "data";
  }

  /** The trailers of signed chunks are signed behind them, after the last chunk. */
  function checkTrailerSignature(): void {
    const { [trailerSignature]: given, ...signed } = trailers;
    if (!options.signing || (given === undefined && Object.keys(signed).length === 0)) return;
    const { key, scope, timestamp } = options.signing;
    const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
    const digest = createHash("sha256").update(lines.join("")).digest("hex");
    const text = ["AWS4-HMAC-SHA256-TRAILER", timestamp, scope, previous, digest].join("\n");
    if (createHmac("sha256", key).update(text).digest("hex") !== given) throw wrongSignature();
  }

  function readTrailer(line: string): void {
    if (line === "") {
      mode = "done";
      if (decoded !== (options.length ?? decoded)) throw incomplete();
      checkTrailerSignature();
      options.onTrailers(trailers);
      return;
    }
    const colon = line.indexOf(":");
    if (colon < 1) throw malformed();
    trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }

  function consume(push: (data: Buffer) => void): void {
    while (mode !== "done" && pending.length > 0) {
      if (mode === "data") {
        const data = pending.subarray(0, remaining);
        pending = pending.subarray(data.length);
        remaining -= data.length;
        decoded += data.length;
        if (options.signing) hash.update(data);
        push(data);
        if (remaining > 0) return;
        mode = "end-of-data";
        continue;
      }
      const line = takeLine();
      if (line === undefined) return;
      if (mode === "size") readSize(line);
      else if (mode === "trailers") readTrailer(line);
      else {
        if (line !== "") throw malformed();
        finishChunk();
        mode = "size";
      }
    }
  }

  return new Transform({
    transform(data: Buffer, _encoding, done: TransformCallback) {
      try {
        pending = pending.length > 0 ? Buffer.concat([pending, data]) : data;
        consume((part) => this.push(part));
        done();
      } catch (error) {
        done(error instanceof Error ? error : malformed());
      }
    },
    flush(done: TransformCallback) {
      try {
        // The blank line after the last chunk may be missing when there are no trailers.
        if (mode === "trailers" && pending.length === 0) readTrailer("");
        done(mode === "done" ? null : incomplete());
      } catch (error) {
        done(error instanceof Error ? error : malformed());
      }
    },
  });
}

function incomplete(): AwsError {
  return new AwsError("IncompleteBody", "The request body terminated unexpectedly");
}

function wrongSignature(): AwsError {
  return new AwsError(
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    { statusCode: 403 },
  );
}

function malformed(): AwsError {
  return new AwsError("InvalidRequest", "The body is not in the aws-chunked encoding its headers announce.");
}
