import { isDeepStrictEqual } from "node:util";
import type { TemplateMap } from "../template/value.ts";
import { textProperty, unlessMissing } from "./answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "./handler.ts";
import { flag, integer, list, object, tagList, text } from "./property-schema.ts";
import { bucketSettings } from "./s3-bucket-settings.ts";

const status = text({ values: ["Enabled", "Disabled"] });
const tagFilter = object({ Key: text(), Value: text() }, ["Key", "Value"]);

/** `AWS::S3::Bucket`. Its settings are put one by one after the bucket is made. */
export const s3Bucket: ResourceHandler = {
  type: "AWS::S3::Bucket",
  schema: object({
    BucketName: text({ min: 3, max: 63, pattern: /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/u }),
    BucketEncryption: object(
      {
        ServerSideEncryptionConfiguration: list(
          object({
            BucketKeyEnabled: flag,
            ServerSideEncryptionByDefault: object(
              { KMSMasterKeyID: text(), SSEAlgorithm: text({ values: ["aws:kms", "AES256", "aws:kms:dsse"] }) },
              ["SSEAlgorithm"],
            ),
          }),
        ),
      },
      ["ServerSideEncryptionConfiguration"],
    ),
    CorsConfiguration: object(
      {
        CorsRules: list(
          object(
            {
              AllowedHeaders: list(text()),
              AllowedMethods: list(text({ values: ["GET", "PUT", "HEAD", "POST", "DELETE"] })),
              AllowedOrigins: list(text()),
              ExposedHeaders: list(text()),
              Id: text({ max: 255 }),
              MaxAge: integer({ min: 0 }),
            },
            ["AllowedMethods", "AllowedOrigins"],
          ),
        ),
      },
      ["CorsRules"],
    ),
    LifecycleConfiguration: object(
      {
        Rules: list(
          object(
            {
              AbortIncompleteMultipartUpload: object({ DaysAfterInitiation: integer({ min: 0 }) }, [
                "DaysAfterInitiation",
              ]),
              ExpirationDate: text(),
              ExpirationInDays: integer({ min: 1 }),
              ExpiredObjectDeleteMarker: flag,
              Id: text({ max: 255 }),
              NoncurrentVersionExpiration: object(
                { NewerNoncurrentVersions: integer({ min: 1 }), NoncurrentDays: integer({ min: 1 }) },
                ["NoncurrentDays"],
              ),
              Prefix: text(),
              Status: status,
              TagFilters: list(tagFilter),
            },
            ["Status"],
          ),
        ),
      },
      ["Rules"],
    ),
    NotificationConfiguration: object({ EventBridgeConfiguration: object({ EventBridgeEnabled: flag }) }),
    OwnershipControls: object(
      {
        Rules: list(
          object({
            ObjectOwnership: text({ values: ["ObjectWriter", "BucketOwnerPreferred", "BucketOwnerEnforced"] }),
          }),
        ),
      },
      ["Rules"],
    ),
    PublicAccessBlockConfiguration: object({
      BlockPublicAcls: flag,
      BlockPublicPolicy: flag,
      IgnorePublicAcls: flag,
      RestrictPublicBuckets: flag,
    }),
    Tags: tagList,
    VersioningConfiguration: object({ Status: text({ values: ["Enabled", "Suspended"] }) }, ["Status"]),
  }),
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
