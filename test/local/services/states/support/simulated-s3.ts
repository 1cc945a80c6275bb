import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { AwsError } from "../../../../../src/local/aws-error.ts";
import type { InternalCall } from "../../../../../src/local/service.ts";

/** Objects of a simulated S3, by key. */
export function simulateS3(objects: Record<string, string>) {
  return async ({ service, operation, input }: InternalCall): Promise<unknown> => {
    const { Key, Body } = readRequest(input);
    if (service !== "s3") throw new AwsError("InternalFailure", service);
    if (operation === "PutObject") {
      objects[Key] = Body instanceof Readable ? await text(Body) : Buffer.from(Body).toString();
      return {};
    }
    if (operation === "ListObjectsV2")
      return { Contents: Object.entries(objects).map(([key, body]) => ({ Key: key, Size: body.length, ETag: '"e"' })) };
    const body = objects[Key];
    if (body === undefined) throw new AwsError("NoSuchKey", "The specified key does not exist.", { statusCode: 404 });
    return { Body: Buffer.from(body), ETag: '"e"' };
  };
}

function readRequest(input: unknown): { Key: string; Body: Uint8Array | Readable } {
  const { Key = "", Body } = typeof input === "object" && input !== null ? Object(input) : {};
  return { Key: String(Key), Body: Body instanceof Uint8Array || Body instanceof Readable ? Body : new Uint8Array() };
}
