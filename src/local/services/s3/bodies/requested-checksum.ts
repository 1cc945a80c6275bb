import { Readable } from "node:stream";
import { AwsError } from "../../../aws-error.ts";
import { announcedTrailersOf, trailersOf } from "../../../protocol/body/trailers.ts";
import {
  type ChecksumAlgorithm,
  checksumAlgorithms,
  digestLength,
  isChecksumAlgorithm,
} from "./checksum-algorithms.ts";
import { invalidRequest } from "../s3-errors.ts";

/** The members that carry a checksum in inputs and outputs: `ChecksumCRC32` and so on, in base64. */
export type ChecksumMembers = { [Algorithm in ChecksumAlgorithm as `Checksum${Algorithm}`]?: string };

/**
 * A checksum as it is stored beside an object or a part; `value` is base64, with `-N` when made of N parts' digests.
 */
export interface StoredChecksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
  readonly type: "COMPOSITE" | "FULL_OBJECT";
}

/** The checksum that an upload is checked against. */
interface RequestedChecksum {
  /** Computed and kept in any case; S3's own default is CRC64NVME. */
  readonly algorithm: ChecksumAlgorithm;
  /** The digest the client stated in a header, base64. */
  readonly stated: string | undefined;
  readonly contentMd5: string | undefined;
}

interface ChecksumInput extends ChecksumMembers {
  readonly ChecksumAlgorithm?: string;
  readonly ContentMD5?: string;
  readonly Body?: unknown;
}

/**
 * Reads what a request says about the checksum of its body.
 *
 * @throws AwsError `InvalidDigest`, `InvalidRequest`
 */
export function readRequestedChecksum(
  input: ChecksumInput,
  fallback: ChecksumAlgorithm = "CRC64NVME",
): RequestedChecksum {
  const contentMd5 = input.ContentMD5;
  if (contentMd5 !== undefined && !isDigest(contentMd5, 16)) {
    throw new AwsError("InvalidDigest", "The Content-MD5 you specified was invalid.", {
      statusCode: 400,
      members: { "Content-MD5": contentMd5 },
    });
  }
  const given = checksumAlgorithms.filter((algorithm) => input[`Checksum${algorithm}`] !== undefined);
  const [first] = given;
  if (given.length > 1) {
    throw invalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
  }
  const named = readAlgorithm(input.ChecksumAlgorithm);
  const trailing = announcedAlgorithm(input.Body);
  const sent = first ?? trailing;
  if (sent !== undefined && named !== undefined && sent !== named) {
    throw invalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
  }
  if (!first) return { algorithm: named ?? trailing ?? fallback, stated: undefined, contentMd5 };
  const stated = input[`Checksum${first}`];
  if (stated === undefined || !isDigest(stated, digestLength(first))) {
    throw invalidRequest(`Value for x-amz-checksum-${first.toLowerCase()} header is invalid.`);
  }
  return { algorithm: first, stated, contentMd5 };
}

/** The algorithm of the checksum that a request announces behind its body. */
function announcedAlgorithm(body: unknown): ChecksumAlgorithm | undefined {
  const names = body instanceof Readable ? announcedTrailersOf(body) : [];
  return checksumAlgorithms.find((algorithm) => names.includes(`x-amz-checksum-${algorithm.toLowerCase()}`));
}

/**
 * Adds the checksum that a client sent behind the body, in a trailing header. Known once the body was read to its end.
 *
 * @throws AwsError `InvalidRequest`
 */
export function withTrailingChecksum(requested: RequestedChecksum, body: unknown): RequestedChecksum {
  const { algorithm } = requested;
  const trailer = `x-amz-checksum-${algorithm.toLowerCase()}`;
  const stated = body instanceof Readable ? trailersOf(body)[trailer] : undefined;
  if (stated === undefined) return requested;
  if (!isDigest(stated, digestLength(algorithm)))
    throw invalidRequest(`Value for ${trailer} trailing header is invalid.`);
  return { ...requested, stated };
}

/** @throws AwsError `InvalidRequest` for a name S3 has no algorithm for */
export function readAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  if (name === undefined) return undefined;
  const upper = name.toUpperCase();
  if (isChecksumAlgorithm(upper)) return upper;
  throw invalidRequest(
    "Checksum algorithm provided is unsupported. Please try again with any of the valid types: " +
      `[${checksumAlgorithms.join(", ")}]`,
  );
}

/**
 * Compares what arrived with what the client stated.
 *
 * @throws AwsError `BadDigest`
 */
export function checkDigests(
  requested: RequestedChecksum,
  arrived: { readonly md5: Buffer; readonly checksum: Uint8Array },
): void {
  const md5 = arrived.md5.toString("base64");
  if (requested.contentMd5 !== undefined && requested.contentMd5 !== md5) {
    throw new AwsError("BadDigest", "The Content-MD5 you specified did not match what we received.", {
      statusCode: 400,
      members: { ExpectedDigest: requested.contentMd5, CalculatedDigest: md5 },
    });
  }
  if (requested.stated !== undefined && requested.stated !== toBase64(arrived.checksum)) {
    throw new AwsError("BadDigest", `The ${requested.algorithm} you specified did not match the calculated checksum.`, {
      statusCode: 400,
    });
  }
}

/** The form of checksums in headers: base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** The members that answer a checksum. */
export function checksumMembers(checksum: StoredChecksum | undefined): ChecksumMembers {
  return checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value } : {};
}

function isDigest(text: string, bytes: number): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, "base64").length === bytes;
}
