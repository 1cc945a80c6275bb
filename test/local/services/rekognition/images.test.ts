import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AwsError } from "../../../../src/local/aws-error.ts";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import type { InternalCall } from "../../../../src/local/service.ts";
import { UndecodablePhotoError, VisionBusyError, VisionFailure } from "../../../../src/local/vision/vision-errors.ts";
import { ask, makeHost, person, refusal } from "../service-host.ts";
import { cannedVision, makeFace, pngHeader } from "./canned-vision.ts";

let host: ReturnType<typeof makeHost>;
let calls: InternalCall[];
let answer: (call: InternalCall) => Promise<unknown>;

beforeEach(() => {
  calls = [];
  answer = () => Promise.resolve({ Body: Readable.from([pngHeader()]) });
  host = makeHost({
    answer: (call) => {
      calls.push(call);
      return answer(call);
    },
  });
});
afterEach(() => host.remove());

const engine = cannedVision({ faces: [makeFace(1)] });
const detect = (Image: unknown, vision = engine) =>
  ask(createRekognitionService(host, vision), "DetectFaces", { Image });
const object = { S3Object: { Bucket: "photos", Name: "a b+c.jpg" } };

describe("an object in S3", () => {
  test("is read as the caller of the request", async () => {
    const caller = person("123456789012", "eu-west-1");
    const service = createRekognitionService(host, engine);
    const found = await ask(service, "DetectFaces", { Image: object }, caller);
    expect(found["FaceDetails"]).toHaveLength(1);
    expect(calls).toMatchObject([
      { service: "s3", operation: "GetObject", input: { Bucket: "photos", Key: "a b+c.jpg" }, caller },
    ]);
  });

  test.each([
    new AwsError("NoSuchKey", "The specified key does not exist.", { statusCode: 404 }),
    new AwsError("NoSuchBucket", "The specified bucket does not exist", { statusCode: 404 }),
    new AwsError("AccessDenied", "Access Denied", { statusCode: 403 }),
  ])("that S3 refuses with $code is one error", async (refused) => {
    answer = () => Promise.reject(refused);
    expect(await refusal(detect(object))).toBe(
      "InvalidS3ObjectException: Unable to get object metadata from S3. Check object key, region and/or access permissions.",
    );
  });

  test("of more than 15 MB is too large, and is not read to its end", async () => {
    let sent = 0;
    const endless = function* () {
      for (; sent < 100; sent++) yield Buffer.alloc(1_000_000);
    };
    answer = () => Promise.resolve({ Body: Readable.from(endless()) });
    expect(await refusal(detect(object))).toBe("ImageTooLargeException: Image size is too large");
    expect(sent).toBeLessThan(40);
  });

  test("of no bytes is refused", async () => {
    answer = () => Promise.resolve({ Body: Readable.from([]) });
    expect(await refusal(detect(object))).toBe("InvalidParameterException: Request has invalid parameters");
  });
});

describe("bytes in the request", () => {
  test("that are neither JPEG nor PNG are refused without asking the engine", async () => {
    const before = engine.asked;
    expect(await refusal(detect({ Bytes: Buffer.from("<html></html>") }))).toBe(
      "InvalidImageFormatException: Request has invalid image format",
    );
    expect(engine.asked).toBe(before);
  });

  test("of a hundred megapixels are refused by their header", async () => {
    const before = engine.asked;
    expect(await refusal(detect({ Bytes: pngHeader(10_000, 10_000) }))).toBe(
      "ImageTooLargeException: Image size is too large",
    );
    expect(await refusal(detect({ Bytes: pngHeader(0xffffffff, 0xffffffff) }))).toBe(
      "ImageTooLargeException: Image size is too large",
    );
    expect(engine.asked).toBe(before);
  });

  test("of less than 80 pixels are refused", async () => {
    expect(await refusal(detect({ Bytes: pngHeader(79, 500) }))).toBe(
      "InvalidParameterException: Request has invalid parameters",
    );
  });

  test("of more than 5 MB are refused", async () => {
    expect(await refusal(detect({ Bytes: Buffer.alloc(5_242_881) }))).toBe(
      "ValidationException: 1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=5242881 cap=5242881]' at " +
        "'image.bytes' failed to satisfy constraint: Member must have length less than or equal to 5242880",
    );
  });

  test("that are empty are refused", async () => {
    expect(await refusal(detect({ Bytes: new Uint8Array() }))).toBe(
      "ValidationException: 1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=0 cap=0]' at " +
        "'image.bytes' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  });
});

test("an image that is neither bytes nor an object, or both, is refused", async () => {
  expect(await refusal(detect({}))).toBe("InvalidParameterException: Request has invalid parameters");
  expect(await refusal(detect({ Bytes: pngHeader(), ...object }))).toBe(
    "InvalidParameterException: Request has invalid parameters",
  );
  expect(await refusal(detect(undefined))).toBe(
    "ValidationException: 1 validation error detected: Value null at 'image' failed to satisfy constraint: Member must not be null",
  );
});

describe("the engine's own troubles", () => {
  test.each([
    [new UndecodablePhotoError(), "InvalidImageFormatException: Request has invalid image format"],
    [new VisionBusyError(), "ThrottlingException: Slow down; sudden increase in rate of requests."],
    [new VisionFailure("The vision process ended (SIGKILL)"), "InternalServerError: Internal server error"],
  ])("%s", async (error, text) => {
    expect(await refusal(detect({ Bytes: pngHeader() }, cannedVision(error)))).toBe(text);
  });
});
