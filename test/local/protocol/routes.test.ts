import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { createRouter } from "../../../src/local/protocol/routes.ts";
import { loadServiceModel } from "../../../src/local/protocol/schema/service-model.ts";

const s3 = createRouter(await loadServiceModel("s3"));
const lambda = createRouter(await loadServiceModel("lambda"));

function route(
  router: typeof s3,
  method: string,
  target: string,
  headers: Record<string, string> = {},
): [string, unknown] | undefined {
  const [path = "", query = ""] = target.split("?");
  const match = router({ method, path, query, headers, body: Readable.from([]) }, new URLSearchParams(query));
  return match && [match.operation.name, match.labels];
}

test.each([
  ["GET", "/", {}, "ListBuckets", {}],
  ["GET", "/?x-id=ListBuckets", {}, "ListBuckets", {}],
  ["PUT", "/photos", {}, "CreateBucket", { Bucket: "photos" }],
  ["HEAD", "/photos", {}, "HeadBucket", { Bucket: "photos" }],
  ["GET", "/photos", {}, "ListObjects", { Bucket: "photos" }],
  ["GET", "/photos/?list-type=2&prefix=a", {}, "ListObjectsV2", { Bucket: "photos" }],
  ["GET", "/photos?location", {}, "GetBucketLocation", { Bucket: "photos" }],
  ["GET", "/photos?versions", {}, "ListObjectVersions", { Bucket: "photos" }],
  ["POST", "/photos?delete", {}, "DeleteObjects", { Bucket: "photos" }],
  ["GET", "/photos/a/b%2Bc%20d", {}, "GetObject", { Bucket: "photos", Key: "a/b+c d" }],
  ["GET", "/photos//a//b/", {}, "GetObject", { Bucket: "photos", Key: "/a//b/" }],
  ["GET", "/photos/a%2F..%2Fb", {}, "GetObject", { Bucket: "photos", Key: "a/../b" }],
  ["GET", "/photos/a?tagging", {}, "GetObjectTagging", { Bucket: "photos", Key: "a" }],
  ["PUT", "/photos/a", {}, "PutObject", { Bucket: "photos", Key: "a" }],
  ["PUT", "/photos/a", { "x-amz-copy-source": "b/c" }, "CopyObject", { Bucket: "photos", Key: "a" }],
  ["PUT", "/photos/a?partNumber=1&uploadId=x", {}, "UploadPart", { Bucket: "photos", Key: "a" }],
  [
    "PUT",
    "/photos/a?partNumber=1&uploadId=x",
    { "x-amz-copy-source": "b/c" },
    "UploadPartCopy",
    { Bucket: "photos", Key: "a" },
  ],
  ["POST", "/photos/a?uploads", {}, "CreateMultipartUpload", { Bucket: "photos", Key: "a" }],
  ["POST", "/photos/a?uploadId=x", {}, "CompleteMultipartUpload", { Bucket: "photos", Key: "a" }],
  ["DELETE", "/photos/a?uploadId=x", {}, "AbortMultipartUpload", { Bucket: "photos", Key: "a" }],
  ["GET", "/photos/a?uploadId=x", {}, "ListParts", { Bucket: "photos", Key: "a" }],
])("S3: %s %s %j is %s", (method, target, headers, operation, labels) => {
  expect(route(s3, method, target, headers)).toEqual([operation, labels]);
});

test.each([
  ["POST", "/2015-03-31/functions", "CreateFunction", {}],
  ["POST", "/2015-03-31/functions/", "CreateFunction", {}],
  ["GET", "/2015-03-31/functions/?MaxItems=1", "ListFunctions", {}],
  ["GET", "/2015-03-31/functions/face", "GetFunction", { FunctionName: "face" }],
  [
    "POST",
    "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-west-2%3A123456789012%3Afunction%3Aface/invocations",
    "Invoke",
    { FunctionName: "arn:aws:lambda:us-west-2:123456789012:function:face" },
  ],
])("Lambda: %s %s is %s", (method, target, operation, labels) => {
  expect(route(lambda, method, target)).toEqual([operation, labels]);
});

test("a request without an operation has none", () => {
  expect(route(s3, "PATCH", "/photos/a")).toBeUndefined();
  expect(route(lambda, "GET", "/2015-03-31/nothing")).toBeUndefined();
  expect(route(s3, "GET", "/photos/%E0%A4%A")).toBeUndefined();
});
