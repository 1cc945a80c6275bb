import { createHash } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import { type ChecksumAlgorithm, isCrc, startDigest } from "../bodies/checksum-algorithms.ts";
import { combineCrcs } from "../bodies/combine-crc.ts";
import { type StoredChecksum, toBase64 } from "../bodies/requested-checksum.ts";
import type { S3 } from "../s3.ts";
import { invalidArgument, noSuchUpload } from "../s3-errors.ts";
import type { StoredUpload, UploadedPart } from "./upload-table.ts";

/** @throws AwsError `NoSuchUpload` */
export function requireUpload(
  s3: S3,
  where: { readonly bucket: string; readonly key: string; readonly id: string | undefined },
): StoredUpload {
  const upload = s3.uploads.find(where.bucket, where.key, where.id ?? "");
  if (!upload) throw noSuchUpload(where.id);
  return upload;
}

/** @throws AwsError `InvalidArgument` */
export function checkPartNumber(number: number | undefined): number {
  if (number !== undefined && Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", `${number}`);
}

/** A part must be digested with the algorithm its upload began with. @throws AwsError `InvalidRequest` */
export function checkPartAlgorithm(upload: StoredUpload, algorithm: ChecksumAlgorithm): void {
  if (upload.algorithm === undefined || upload.algorithm === algorithm) return;
  const [expected, actual] = [upload.algorithm.toLowerCase(), algorithm.toLowerCase()];
  throw new AwsError(
    "InvalidRequest",
    `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${actual}`,
    { statusCode: 400 },
  );
}

/** The entity tag of an object made of parts: the MD5 of the parts' MD5s, and how many they are. */
export function joinEntityTags(parts: readonly UploadedPart[]): string {
  const hash = createHash("md5");
  for (const part of parts) hash.update(part.etag, "hex");
  return `${hash.digest("hex")}-${parts.length}`;
}

/**
 * The checksum of an object made of parts: of all its bytes, or of its parts' checksums, as the upload began. When
 * it began with neither, CRCs still give the one of all bytes; other parts give none.
 */
export async function joinChecksums(
  upload: StoredUpload,
  parts: readonly UploadedPart[],
): Promise<StoredChecksum | undefined> {
  const algorithm = parts[0]?.checksum?.algorithm;
  if (algorithm === undefined || parts.some((part) => part.checksum?.algorithm !== algorithm)) return undefined;
  const digests = parts.map((part) => Buffer.from(part.checksum?.value ?? "", "base64"));
  if (upload.checksumType !== "COMPOSITE" && isCrc(algorithm)) {
    const pieces = parts.map((part, index) => ({ crc: digests[index] ?? new Uint8Array(), size: part.size }));
    return { algorithm, value: toBase64(combineCrcs(algorithm, pieces)), type: "FULL_OBJECT" };
  }
  if (upload.checksumType !== "COMPOSITE") return undefined;
  const digest = startDigest(algorithm);
  for (const piece of digests) digest.update(piece);
  return { algorithm, value: `${toBase64(await digest.digest())}-${parts.length}`, type: "COMPOSITE" };
}
