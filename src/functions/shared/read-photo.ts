import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";

/**
 * The bytes of a photo.
 *
 * @throws Error when the object is empty; S3's own errors are passed on
 */
export async function readPhoto(
  s3: Pick<S3Client, "send">,
  { bucket, key }: { bucket: string; key: string },
): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const photo = await Body?.transformToByteArray();
  if (photo === undefined || photo.length === 0) throw new Error(`The photo ${key} has no content`);
  return photo;
}
