import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CompareFacesCommand,
  CreateCollectionCommand,
  DeleteCollectionCommand,
  DetectFacesCommand,
  IndexFacesCommand,
  RekognitionClient,
  SearchFacesByImageCommand,
} from "@aws-sdk/client-rekognition";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../../../../src/entry-point.ts";
import { type TestEndpoint, startTestEndpoint } from "../../support/endpoint.ts";

let endpoint: TestEndpoint;
let rekognition: RekognitionClient;
const CollectionId = "rider-photos";
const photo = (name: string) => readFileSync(join(packageRoot, "templates", "photos", name));

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  rekognition = new RekognitionClient(endpoint.clientConfig);
  await rekognition.send(new CreateCollectionCommand({ CollectionId }));
});
afterAll(() => endpoint.close());

test("a photo in a bucket is indexed, found again by another photo, and not by another person", async () => {
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "photos" }));
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "a b.jpg", Body: photo("1_happy_face.jpg") }));
  const indexed = await rekognition.send(
    new IndexFacesCommand({
      CollectionId,
      ExternalImageId: "user_a",
      Image: { S3Object: { Bucket: "photos", Name: "a b.jpg" } },
    }),
  );
  const faceId = indexed.FaceRecords?.[0]?.Face?.FaceId;
  const search = async (name: string) => {
    const Image = { Bytes: photo(name) };
    const found = await rekognition.send(
      new SearchFacesByImageCommand({ CollectionId, Image, FaceMatchThreshold: 70 }),
    );
    return found.FaceMatches?.map(({ Face }) => Face?.FaceId);
  };
  expect(await search("5_same_person.jpg")).toEqual([faceId]);
  expect(await search("6_other_person.jpg")).toEqual([]);
});

test("all attributes of a real photo arrive with their types", async () => {
  const { FaceDetails } = await rekognition.send(
    new DetectFacesCommand({ Image: { Bytes: photo("1_happy_face.jpg") }, Attributes: ["ALL"] }),
  );
  expect(FaceDetails).toHaveLength(1);
  const detail = FaceDetails?.[0];
  expect(detail?.Landmarks).toHaveLength(30);
  expect(detail?.Smile).toEqual({ Value: true, Confidence: expect.any(Number) });
  expect(detail?.Emotions?.[0]?.Type).toBe("HAPPY");
  expect(detail?.Emotions).toHaveLength(8);
});

test("two photos of one person compare as the same", async () => {
  const { FaceMatches, UnmatchedFaces } = await rekognition.send(
    new CompareFacesCommand({
      SourceImage: { Bytes: photo("5_same_person.jpg") },
      TargetImage: { Bytes: photo("3_multiple_faces.jpg") },
    }),
  );
  expect(FaceMatches).toHaveLength(1);
  expect(UnmatchedFaces).toHaveLength(1);
});

test("errors carry AWS's names and texts", async () => {
  await expect(
    rekognition.send(new DetectFacesCommand({ Image: { S3Object: { Bucket: "photos", Name: "gone.jpg" } } })),
  ).rejects.toMatchObject({
    name: "InvalidS3ObjectException",
    message: "Unable to get object metadata from S3. Check object key, region and/or access permissions.",
    $metadata: { httpStatusCode: 400 },
  });
  await expect(
    rekognition.send(new DetectFacesCommand({ Image: { Bytes: Buffer.from("GIF89a") } })),
  ).rejects.toMatchObject({ name: "InvalidImageFormatException", message: "Request has invalid image format" });
  await expect(rekognition.send(new DeleteCollectionCommand({ CollectionId: "gone" }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "The collection id: gone does not exist",
  });
});
