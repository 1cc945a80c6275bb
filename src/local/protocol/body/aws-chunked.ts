import { Transform, type TransformCallback } from "node:stream";
import { AwsError } from "../../aws-error.ts";
import { type ChunkSigning, type ChunkVerifier, createChunkVerifier } from "./chunk-signature.ts";

const maxLineBytes = 16 * 1024;

/** A body that is being decoded. */
interface ChunkedBody {
  readonly verifier: ChunkVerifier | undefined;
  /** Bytes that the decoded body is announced to have; undefined where nothing says so. */
  readonly length: number | undefined;
  readonly onTrailers: (trailers: Record<string, string>) => void;
  readonly trailers: Record<string, string>;
  /** The next part of the body. */
  mode: "size" | "data" | "end-of-data" | "trailers" | "done";
  /** Bytes that are not decoded yet. */
  pending: Buffer;
  /** How many bytes were decoded so far. */
  decoded: number;
  /** How many bytes of the chunk are still to come. */
  remaining: number;
  /** The signature that the chunk came with. */
  signature: string;
}

/**
 * Decodes S3's `aws-chunked` bodies: `SIZE;chunk-signature=…\r\n DATA \r\n … 0\r\n trailers \r\n`. Trailers are handed
 * to `onTrailers` before the stream ends, so that a checksum can still fail it.
 *
 * @param options.signing undefined for unsigned chunks
 * @param options.length bytes that the decoded body is announced to have; undefined where nothing says so
 */
export function decodeAwsChunked(options: {
  signing: ChunkSigning | undefined;
  length?: number | undefined;
  onTrailers: (trailers: Record<string, string>) => void;
}): Transform {
  const body: ChunkedBody = {
    verifier: options.signing && createChunkVerifier(options.signing),
    length: options.length,
    onTrailers: options.onTrailers,
    trailers: {},
    mode: "size",
    pending: Buffer.alloc(0),
    decoded: 0,
    remaining: 0,
    signature: "",
  };
  return new Transform({
    transform(data: Buffer, _encoding, done: TransformCallback) {
      try {
        body.pending = body.pending.length > 0 ? Buffer.concat([body.pending, data]) : data;
        decode(body, (part) => this.push(part));
        done();
      } catch (error) {
        done(error instanceof Error ? error : malformed());
      }
    },
    flush(done: TransformCallback) {
      try {
        // The blank line after the last chunk may be missing when there are no trailers.
        if (body.mode === "trailers" && body.pending.length === 0) readTrailer(body, "");
        done(body.mode === "done" ? null : incomplete());
      } catch (error) {
        done(error instanceof Error ? error : malformed());
      }
    },
  });
}

/** Decodes what is pending, as far as it is whole. */
function decode(body: ChunkedBody, push: (data: Buffer) => void): void {
  while (body.mode !== "done" && body.pending.length > 0) {
    if (body.mode === "data") {
      push(takeData(body));
      if (body.remaining > 0) return;
      body.mode = "end-of-data";
      continue;
    }
    const line = takeLine(body);
    if (line === undefined) return;
    if (body.mode === "size") readSize(body, line);
    else if (body.mode === "trailers") readTrailer(body, line);
    else endChunk(body, line);
  }
}

function takeData(body: ChunkedBody): Buffer {
  const data = body.pending.subarray(0, body.remaining);
  body.pending = body.pending.subarray(data.length);
  body.remaining -= data.length;
  body.decoded += data.length;
  body.verifier?.update(data);
  return data;
}

function takeLine(body: ChunkedBody): string | undefined {
  const { pending } = body;
  const end = pending.indexOf("\r\n");
  if (end < 0) {
    if (pending.length > maxLineBytes) throw malformed();
    return undefined;
  }
  body.pending = pending.subarray(end + 2);
  return pending.toString("latin1", 0, end);
}

function readSize(body: ChunkedBody, line: string): void {
  const [, size = "", signature = ""] = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line) ?? [];
  if (!size) throw malformed();
  body.remaining = Number.parseInt(size, 16);
  body.signature = signature;
  // The last chunk has no data: its signature follows from the size alone.
  if (body.remaining === 0) body.verifier?.finish(signature);
  body.mode = body.remaining === 0 ? "trailers" : "data";
}

function endChunk(body: ChunkedBody, line: string): void {
  if (line !== "") throw malformed();
  body.verifier?.finish(body.signature);
  body.mode = "size";
}

function readTrailer(body: ChunkedBody, line: string): void {
  if (line === "") {
    body.mode = "done";
    if (body.decoded !== (body.length ?? body.decoded)) throw incomplete();
    body.verifier?.checkTrailers(body.trailers);
    body.onTrailers(body.trailers);
    return;
  }
  const colon = line.indexOf(":");
  if (colon < 1) throw malformed();
  body.trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
}

function incomplete(): AwsError {
  return new AwsError("IncompleteBody", "The request body terminated unexpectedly");
}

function malformed(): AwsError {
  return new AwsError("InvalidRequest", "The body is not in the aws-chunked encoding its headers announce.");
}
