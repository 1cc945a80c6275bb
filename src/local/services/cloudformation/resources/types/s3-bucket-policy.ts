import { textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { json, object, text } from "../property-schema.ts";

/** `AWS::S3::BucketPolicy`. Its physical id is the bucket's name. */
export const s3BucketPolicy: ResourceHandler = {
  type: "AWS::S3::BucketPolicy",
  schema: object({ Bucket: text(), PolicyDocument: json }, ["Bucket", "PolicyDocument"]),
  replacing: ["Bucket"],
  hasAttribute: () => false,
  identify: (properties) => ({ physicalId: textProperty(properties, "Bucket"), chosen: true }),
  create: put,
  async read(request) {
    const found = await unlessMissing(
      request.call("s3", "GetBucketPolicy", { Bucket: request.physicalId }),
      "NoSuchBucketPolicy",
      "NoSuchBucket",
    );
    return found && {};
  },
  update: put,
  async remove(request) {
    await unlessMissing(request.call("s3", "DeleteBucketPolicy", { Bucket: request.physicalId }), "NoSuchBucket");
  },
};

async function put(request: ResourceRequest): Promise<Attributes> {
  const document = request.properties["PolicyDocument"];
  await request.call("s3", "PutBucketPolicy", {
    Bucket: request.physicalId,
    Policy: typeof document === "string" ? document : JSON.stringify(document),
  });
  return {};
}
