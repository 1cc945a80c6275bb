import { createHash, createHmac, type KeyObject } from "node:crypto";
import { AwsError } from "../../aws-error.ts";
import { trailerSignature } from "./trailers.ts";

/** The key and first signature to check each chunk's signature; absent for unsigned chunks. */
export interface ChunkSigning {
  readonly key: KeyObject;
  readonly scope: string;
  readonly timestamp: string;
  /** The signature of the request, from which the first chunk's follows. */
  readonly seed: string;
}

/** Checks the signature of one chunk after another, and of the trailers after the last one. */
export interface ChunkVerifier {
  /** Takes in bytes of the chunk. */
  update(data: Buffer): void;
  /** Ends the chunk. @throws AwsError `SignatureDoesNotMatch` */
  finish(signature: string): void;
  /** Checks the signature among the trailers. @throws AwsError `SignatureDoesNotMatch` */
  checkTrailers(trailers: Readonly<Record<string, string>>): void;
}

const emptyHash = createHash("sha256").digest("hex");

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */
export function createChunkVerifier({ key, scope, timestamp, seed }: ChunkSigning): ChunkVerifier {
  let previous = seed;
  let hash = createHash("sha256");
  return {
    update: (data) => void hash.update(data),
    finish(signature) {
      const text = ["AWS4-HMAC-SHA256-PAYLOAD", timestamp, scope, previous, emptyHash, hash.digest("hex")].join("\n");
      const expected = createHmac("sha256", key).update(text).digest("hex");
      if (expected !== signature) throw wrongSignature();
      previous = expected;
      hash = createHash("sha256");
    },
    checkTrailers({ [trailerSignature]: given, ...signed }) {
      if (given === undefined && Object.keys(signed).length === 0) return;
      const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
      const digest = createHash("sha256").update(lines.join("")).digest("hex");
      const text = ["AWS4-HMAC-SHA256-TRAILER", timestamp, scope, previous, digest].join("\n");
      if (createHmac("sha256", key).update(text).digest("hex") !== given) throw wrongSignature();
    },
  };
}

function wrongSignature(): AwsError {
  return new AwsError(
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    { statusCode: 403 },
  );
}
