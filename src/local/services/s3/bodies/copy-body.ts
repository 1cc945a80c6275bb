import type { BodySegment, ByteSpan, WrittenBody } from "./body-files.ts";
import { readContent } from "./body-content.ts";
import type { ChecksumAlgorithm } from "./checksum-algorithms.ts";
import { singleUploadLimit } from "../operations/put-object.ts";
import type { S3 } from "../s3.ts";
import { invalidRequest } from "../s3-errors.ts";
import type { StoredObject } from "../objects/stored-object.ts";

/**
 * Makes a separate body out of an object's, or of a span of it. The bytes themselves are shared on disk where the
 * digests are already known.
 *
 * @throws AwsError `InvalidRequest` beyond 5 GiB, `InternalError` when the disk is full
 */
export async function copyBody(
  s3: S3,
  source: StoredObject,
  options: { readonly checksum: ChecksumAlgorithm; readonly span?: ByteSpan | undefined },
): Promise<WrittenBody> {
  const span = options.span ?? { first: 0, last: source.size - 1 };
  const size = span.last - span.first + 1;
  if (size > singleUploadLimit) {
    throw invalidRequest(
      "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120",
    );
  }
  const [segment] = source.segments;
  if (segment && size === source.size && isDigestKnown(source, options.checksum)) {
    return duplicateBody(s3, source, segment);
  }
  const content = size > 0 ? await s3.bodies.read(source.segments, span) : undefined;
  return s3.bodies.write(readContent(content), { checksum: options.checksum, limit: singleUploadLimit });
}

/** The MD5 of an object uploaded in one piece is its entity tag. */
function isDigestKnown(source: StoredObject, algorithm: ChecksumAlgorithm): boolean {
  return (
    source.parts === undefined &&
    source.segments.length === 1 &&
    source.checksum?.algorithm === algorithm &&
    source.checksum.type === "FULL_OBJECT"
  );
}

async function duplicateBody(s3: S3, source: StoredObject, segment: BodySegment): Promise<WrittenBody> {
  return {
    segments: [await s3.bodies.duplicate(segment)],
    size: source.size,
    md5: Buffer.from(source.etag, "hex"),
    checksum: Buffer.from(source.checksum?.value ?? "", "base64"),
  };
}
