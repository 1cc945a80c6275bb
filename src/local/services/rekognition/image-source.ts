import { Readable } from "node:stream";
import type { Image } from "@aws-sdk/client-rekognition";
import { AwsError } from "../../aws-error.ts";
import type { CallContext, ServiceHost } from "../../service.ts";
import type { Constraint } from "./constraints.ts";

/** Rekognition's quotas: bytes in the request, and bytes of an object in S3. */
const maximumInlineBytes = 5_242_880;
const maximumObjectBytes = 15_728_640;

/** The constraints of an image member, named as AWS prints it: `image`, `sourceImage`, `targetImage`. */
export function constrainImage(name: string, image: Image | undefined): Constraint[] {
  return [
    { name, value: image, required: true },
    { name: `${name}.bytes`, value: image?.Bytes, min: 1, max: maximumInlineBytes },
    {
      name: `${name}.s3Object.bucket`,
      value: image?.S3Object?.Bucket,
      min: 3,
      max: 255,
      pattern: "[0-9A-Za-z\\.\\-_]*",
    },
    { name: `${name}.s3Object.name`, value: image?.S3Object?.Name, min: 1, max: 1024 },
    { name: `${name}.s3Object.version`, value: image?.S3Object?.Version, min: 1, max: 1024 },
  ];
}

/** An image and what is known of it beside its bytes. */
export interface StoredImage {
  readonly bytes: Uint8Array;
  /** Where it lies, as `s3://bucket/key`; empty for bytes of the request. */
  readonly place: string;
  /** The metadata of the object; bytes of a request have none. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The bytes alone of what `readStoredImage` reads. */
export async function readImage(
  host: ServiceHost,
  image: Image | undefined,
  context: CallContext,
): Promise<Uint8Array> {
  return (await readStoredImage(host, image, context)).bytes;
}

/**
 * Reads what an image member stands for: its own bytes, or an object in S3, read with the caller's own rights.
 *
 * @throws AwsError InvalidParameterException when it names neither or both, InvalidS3ObjectException when the object
 *   cannot be had, ImageTooLargeException when it is larger than 15 MB
 */
export async function readStoredImage(
  host: ServiceHost,
  image: Image | undefined,
  context: CallContext,
): Promise<StoredImage> {
  const { Bytes: bytes, S3Object: object } = image ?? {};
  if (bytes && !object) return { bytes, place: "", metadata: {} };
  if (!object || bytes) throw new AwsError("InvalidParameterException", "Request has invalid parameters");
  if (!object.Bucket || !object.Name) throw new AwsError("InvalidS3ObjectException", "Request has invalid S3 object.");
  const input = {
    Bucket: object.Bucket,
    Key: object.Name,
    ...(object.Version ? { VersionId: object.Version } : {}),
  };
  const { caller, signal } = context;
  const output = await host.call({ service: "s3", operation: "GetObject", input, caller, signal }).catch(refuseObject);
  return {
    bytes: await readBody(output),
    place: `s3://${object.Bucket}/${object.Name}`,
    metadata: readMetadata(output),
  };
}

/** Whatever S3 says, Rekognition reports one thing: missing, forbidden and misspelt look alike from outside. */
function refuseObject(error: unknown): never {
  if (!(error instanceof AwsError) || (error.statusCode ?? 400) >= 500) throw error;
  throw new AwsError(
    "InvalidS3ObjectException",
    "Unable to get object metadata from S3. Check object key, region and/or access permissions.",
  );
}

function readMetadata(output: unknown): Record<string, string> {
  const metadata = typeof output === "object" && output !== null && "Metadata" in output ? output.Metadata : undefined;
  if (typeof metadata !== "object" || metadata === null) return {};
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

async function readBody(output: unknown): Promise<Uint8Array> {
  const body = typeof output === "object" && output !== null && "Body" in output ? output.Body : undefined;
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return checkSize(body);
  if (!(body instanceof Readable)) throw new Error("S3's GetObject gave a body that is neither bytes nor a stream");
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    const bytes: Uint8Array = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
    length += bytes.byteLength;
    if (length > maximumObjectBytes) body.destroy();
    if (length > maximumObjectBytes) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}

function checkSize(bytes: Uint8Array): Uint8Array {
  if (bytes.byteLength > maximumObjectBytes) throw tooLarge();
  return bytes;
}

function tooLarge(): AwsError {
  return new AwsError("ImageTooLargeException", "Image size is too large");
}
