import { flag, integer, list, object, tagList, text } from "../property-schema.ts";

const status = text({ values: ["Enabled", "Disabled"] });
const tagFilter = object({ Key: text(), Value: text() }, ["Key", "Value"]);

const notificationFilter = object(
  {
    S3Key: object({ Rules: list(object({ Name: text({ max: 1024 }), Value: text() }, ["Name", "Value"])) }, ["Rules"]),
  },
  ["S3Key"],
);

/** The properties of `AWS::S3::Bucket`. */
export const s3BucketSchema = object(
  {
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
            ["ObjectSizeGreaterThan", "ObjectSizeLessThan"],
            ["NoncurrentVersionTransition", "NoncurrentVersionTransitions", "Transition", "Transitions"],
          ),
        ),
      },
      ["Rules"],
      [],
      ["TransitionDefaultMinimumObjectSize"],
    ),
    NotificationConfiguration: object(
      {
        EventBridgeConfiguration: object({ EventBridgeEnabled: flag }),
        LambdaConfigurations: list(
          object({ Event: text(), Filter: notificationFilter, Function: text() }, ["Event", "Function"]),
        ),
        TopicConfigurations: list(
          object({ Event: text(), Filter: notificationFilter, Topic: text() }, ["Event", "Topic"]),
        ),
      },
      [],
      ["QueueConfigurations"],
    ),
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
  },
  [],
  [
    "BucketNamePrefix",
    "BucketNamespace",
    "ObjectLockConfiguration",
    "ObjectLockEnabled",
    "ReplicationConfiguration",
    "WebsiteConfiguration",
  ],
  [
    "AbacStatus",
    "AccelerateConfiguration",
    "AccessControl",
    "AnalyticsConfigurations",
    "IntelligentTieringConfigurations",
    "InventoryConfigurations",
    "LoggingConfiguration",
    "MetadataConfiguration",
    "MetadataTableConfiguration",
    "MetricsConfigurations",
  ],
);
