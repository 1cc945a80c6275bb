import { isDeepStrictEqual } from "node:util";
import type { TemplateMap } from "../../template/value.ts";
import { textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { s3BucketSchema } from "./s3-bucket-schema.ts";
import { bucketSettings } from "./s3-bucket-settings.ts";

/** `AWS::S3::Bucket`. Its settings are put one by one after the bucket is made. */
export const s3Bucket: ResourceHandler = {
  type: "AWS::S3::Bucket",
  schema: s3BucketSchema,
  replacing: ["BucketName"],
  hasAttribute: (name) => Object.hasOwn(attributesOf("bucket", "region"), name),
  identify: (properties, naming) => ({
    physicalId: textProperty(properties, "BucketName") || naming.generate({ max: 63, lowerCase: true }),
    chosen: "BucketName" in properties,
  }),
  async create(request) {
    const region = request.stack.region;
    await request.call("s3", "CreateBucket", {
      Bucket: request.physicalId,
      ...(region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: region } }),
    });
    return configure(request, {});
  },
  async read(request) {
    const found = await unlessMissing(
      request.call("s3", "HeadBucket", { Bucket: request.physicalId }),
      "NotFound",
      "NoSuchBucket",
    );
    return found && attributesOf(request.physicalId, request.stack.region);
  },
  update: configure,
  async remove(request) {
    await unlessMissing(request.call("s3", "DeleteBucket", { Bucket: request.physicalId }), "NoSuchBucket");
  },
};

async function configure(request: ResourceRequest, before: TemplateMap): Promise<Attributes> {
  for (const [property, setting] of Object.entries(bucketSettings)) {
    const value = request.properties[property];
    if (isDeepStrictEqual(value, before[property])) continue;
    const Bucket = request.physicalId;
    if (value === undefined) await request.call("s3", setting.unset.operation, { Bucket, ...setting.unset.input });
    else await request.call("s3", setting.operation, { Bucket, ...setting.inputFrom(value) });
  }
  return attributesOf(request.physicalId, request.stack.region);
}

function attributesOf(bucket: string, region: string): Attributes {
  return {
    Arn: `arn:aws:s3:::${bucket}`,
    DomainName: `${bucket}.s3.amazonaws.com`,
    DualStackDomainName: `${bucket}.s3.dualstack.${region}.amazonaws.com`,
    RegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
    WebsiteURL: `http://${bucket}.s3-website-${region}.amazonaws.com`,
  };
}
