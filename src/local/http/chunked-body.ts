import type { Transform } from "node:stream";
import type { SignatureClaim } from "../access/signature-claim.ts";
import { signingKey } from "../access/signature.ts";
import { AwsError } from "../aws-error.ts";
import { decodeAwsChunked } from "../protocol/body/aws-chunked.ts";
import type { ChunkSigning } from "../protocol/body/chunk-signature.ts";
import { announceTrailers, checkTrailers, keepTrailers } from "../protocol/body/trailers.ts";
import type { WireRequest } from "../protocol/wire.ts";

/** The trailer that S3 accepts behind a body: one checksum. */
const knownTrailer = /^x-amz-checksum-(?:crc32|crc32c|crc64nvme|sha1|sha256)$/;

/**
 * Decodes an aws-chunked body: checks the signatures of its chunks and trailers, its announced length and that its
 * trailers are those that `x-amz-trailer` announces.
 *
 * @throws AwsError `InvalidRequest` for a trailer that S3 does not know
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function openChunkedBody(
  { headers }: Pick<WireRequest, "headers">,
  signed: { claim: SignatureClaim; secret: string } | undefined,
): Transform {
  const names = (headers["x-amz-trailer"] ?? "").toLowerCase().split(",");
  const announced = names.map((name) => name.trim()).filter((name) => name !== "");
  if (announced.length > 1 || announced.some((name) => !knownTrailer.test(name))) {
    throw new AwsError("InvalidRequest", "The value specified in the x-amz-trailer header is not supported", {
      statusCode: 400,
    });
  }
  const decoder = decodeAwsChunked({
    signing: signed && signingOf(signed),
    length: readLength(headers["x-amz-decoded-content-length"]),
    onTrailers: (trailers) => {
      checkTrailers(announced, trailers);
      keepTrailers(decoder, trailers);
    },
  });
  announceTrailers(decoder, announced);
  return decoder;
}

function readLength(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function signingOf({ claim, secret }: { claim: SignatureClaim; secret: string }): ChunkSigning {
  return {
    key: signingKey(secret, claim),
    scope: `${claim.date}/${claim.region}/${claim.service}/aws4_request`,
    timestamp: claim.timestamp,
    seed: claim.signature,
  };
}
