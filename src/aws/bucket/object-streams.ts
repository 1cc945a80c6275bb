import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { AwsSession } from "../session.ts";

/** Stores a file as an object without holding it in memory. Takes up to 5 GB, as PutObject does. */
export async function putFile(
  session: AwsSession,
  object: { bucket: string; key: string; file: string; contentType: string },
): Promise<void> {
  const { size } = await stat(object.file);
  await session.client(S3Client).send(
    new PutObjectCommand({
      Bucket: object.bucket,
      Key: object.key,
      Body: createReadStream(object.file),
      ContentLength: size,
      ContentType: object.contentType,
    }),
  );
}

/** An object's bytes as they come; undefined where there is no such object. */
export async function openObject(
  session: AwsSession,
  place: { bucket: string; key: string },
): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    const answer = await session.client(S3Client).send(new GetObjectCommand({ Bucket: place.bucket, Key: place.key }));
    return answer.Body instanceof Readable ? answer.Body : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return undefined;
    throw error;
  }
}
