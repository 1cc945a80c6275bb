import type { ChecksumType, HeadObjectCommandOutput, StorageClass } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { ByteSpan } from "../bodies/body-files.ts";
import type { StoredBucket } from "../buckets/bucket-table.ts";
import { readRange } from "../bodies/byte-range.ts";
import { type ChecksumMembers, checksumMembers } from "../bodies/requested-checksum.ts";
import { invalidArgument, invalidRequest } from "../s3-errors.ts";
import type { StoredObject } from "./stored-object.ts";

interface ReadInput {
  readonly Range?: string | undefined;
  readonly PartNumber?: number | undefined;
  readonly ChecksumMode?: string | undefined;
  readonly ResponseCacheControl?: string | undefined;
  readonly ResponseContentDisposition?: string | undefined;
  readonly ResponseContentEncoding?: string | undefined;
  readonly ResponseContentLanguage?: string | undefined;
  readonly ResponseContentType?: string | undefined;
  readonly ResponseExpires?: Date | undefined;
}

/** The common answer of GetObject and HeadObject: everything but the body. */
export type ObjectAnswer = Omit<HeadObjectCommandOutput, "$metadata" | "StorageClass"> & {
  TagCount?: number;
  StorageClass?: StorageClass;
};

/**
 * Describes an object, or the span of it that was asked for.
 *
 * @returns the answer's members and the bytes it is about; no span when there are none
 * @throws AwsError `InvalidRange`, `InvalidPartNumber`, `InvalidRequest`
 */
export function describeObject(
  object: StoredObject,
  bucket: StoredBucket,
  input: ReadInput,
): { readonly answer: ObjectAnswer; readonly span: ByteSpan | undefined } {
  checkResponseHeaders(input);
  const { headers, size } = object;
  const part = input.PartNumber === undefined ? undefined : findPart(object, input);
  const partial = part ? part.span : readRange(input.Range, size);
  const span = partial ?? (size > 0 ? { first: 0, last: size - 1 } : undefined);
  const withChecksum = input.ChecksumMode === "ENABLED" && !partial;
  const expires = input.ResponseExpires ?? (headers.expires === undefined ? undefined : new Date(headers.expires));
  const answer: ObjectAnswer = {
    AcceptRanges: "bytes",
    LastModified: new Date(object.modified),
    ContentLength: span ? span.last - span.first + 1 : 0,
    ETag: `"${object.etag}"`,
    ContentRange: partial && `bytes ${partial.first}-${partial.last}/${size}`,
    ContentType: input.ResponseContentType ?? headers.contentType,
    CacheControl: input.ResponseCacheControl ?? headers.cacheControl,
    ContentDisposition: input.ResponseContentDisposition ?? headers.contentDisposition,
    ContentEncoding: input.ResponseContentEncoding ?? headers.contentEncoding,
    ContentLanguage: input.ResponseContentLanguage ?? headers.contentLanguage,
    Expires: expires,
    WebsiteRedirectLocation: headers.websiteRedirectLocation,
    Metadata: { ...headers.metadata },
    ServerSideEncryption: "AES256",
    // STANDARD goes without saying in headers.
    StorageClass: object.storageClass === "STANDARD" ? undefined : object.storageClass,
    VersionId: bucket.versioning && object.version,
    TagCount: object.tags.length > 0 ? object.tags.length : undefined,
    PartsCount: part ? object.parts?.length : undefined,
    ...(withChecksum && describeChecksum(object)),
  };
  return { answer: withoutAbsent(answer), span };
}

/** The headers that a read may ask for go out as they came; those that HTTP cannot carry are refused. */
function checkResponseHeaders(input: ReadInput): void {
  const asked = {
    "response-content-type": input.ResponseContentType,
    "response-cache-control": input.ResponseCacheControl,
    "response-content-disposition": input.ResponseContentDisposition,
    "response-content-encoding": input.ResponseContentEncoding,
    "response-content-language": input.ResponseContentLanguage,
  };
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined || /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) continue;
    throw new AwsError("InvalidArgument", "Header value cannot be represented using ISO-8859-1.", {
      statusCode: 400,
      members: { ArgumentName: name, ArgumentValue: JSON.stringify(value) },
    });
  }
}

/** The checksum members of an object, as reads, lists of attributes and writes answer them. */
export function describeChecksum(object: {
  readonly checksum: StoredObject["checksum"];
}): ChecksumMembers & { ChecksumType?: ChecksumType } {
  if (!object.checksum) return {};
  return { ...checksumMembers(object.checksum), ChecksumType: object.checksum.type };
}

/** The span of a part; an object that was not uploaded in parts has one, itself. */
function findPart(object: StoredObject, input: ReadInput): { span: ByteSpan | undefined } {
  const wanted = input.PartNumber ?? 1;
  if (input.Range !== undefined) {
    throw invalidRequest("Cannot specify both Range header and partNumber query parameter");
  }
  if (wanted < 1 || wanted > 10_000) {
    throw invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", `${wanted}`);
  }
  const parts = object.parts ?? [{ number: 1, size: object.size }];
  let first = 0;
  for (const part of parts.slice(0, wanted - 1)) first += part.size;
  const part = parts[wanted - 1];
  if (!part) {
    throw new AwsError("InvalidPartNumber", "The requested partnumber is not satisfiable", {
      statusCode: 416,
      members: { PartNumberRequested: wanted, ActualPartCount: parts.length },
    });
  }
  return { span: part.size > 0 ? { first, last: first + part.size - 1 } : undefined };
}

function withoutAbsent<T extends object>(value: T): T {
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) Reflect.deleteProperty(value, name);
  }
  return value;
}
