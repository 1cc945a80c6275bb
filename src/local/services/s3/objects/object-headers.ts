import { AwsError } from "../../../aws-error.ts";
import type { ObjectHeaders } from "./stored-object.ts";

interface HeaderInput {
  readonly ContentType?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly Expires?: Date | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
}

const metadataLimit = 2048;

/**
 * Takes from a request what is to be given back with the object. `aws-chunked` is a transfer's matter, not the content's.
 *
 * @throws AwsError `MetadataTooLarge`
 */
export function readObjectHeaders(input: HeaderInput): ObjectHeaders {
  const metadata = Object.fromEntries(
    Object.entries(input.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const size = Object.entries(metadata).reduce((sum, pair) => sum + Buffer.byteLength(pair.join("")), 0);
  if (size > metadataLimit) {
    throw new AwsError("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size", {
      statusCode: 400,
      members: { Size: size, MaxSizeAllowed: metadataLimit },
    });
  }
  const encodings = input.ContentEncoding?.split(",").map((encoding) => encoding.trim());
  const contentEncoding = encodings?.filter((encoding) => encoding !== "aws-chunked" && encoding !== "").join(",");
  return {
    contentType: input.ContentType || "binary/octet-stream",
    metadata,
    ...(input.CacheControl && { cacheControl: input.CacheControl }),
    ...(input.ContentDisposition && { contentDisposition: input.ContentDisposition }),
    ...(contentEncoding && { contentEncoding }),
    ...(input.ContentLanguage && { contentLanguage: input.ContentLanguage }),
    ...(input.Expires && { expires: input.Expires.getTime() }),
    ...(input.WebsiteRedirectLocation && { websiteRedirectLocation: input.WebsiteRedirectLocation }),
  };
}
