import { isMap, type TemplateMap, type TemplateValue } from "../../template/value.ts";
import { pick } from "../answer-members.ts";

/** How one property of a bucket becomes a call: the template's names are not always the API's. */
interface BucketSetting {
  readonly operation: string;
  inputFrom(value: TemplateValue): Record<string, unknown>;
  /** The call that takes the setting away. */
  readonly unset: { readonly operation: string; readonly input?: Record<string, unknown> };
}

/** The settings of a bucket by property, in the order they are put. */
export const bucketSettings: Readonly<Record<string, BucketSetting>> = {
  OwnershipControls: {
    operation: "PutBucketOwnershipControls",
    inputFrom: (value) => ({ OwnershipControls: value }),
    unset: { operation: "DeleteBucketOwnershipControls" },
  },
  PublicAccessBlockConfiguration: {
    operation: "PutPublicAccessBlock",
    inputFrom: (value) => ({ PublicAccessBlockConfiguration: value }),
    unset: { operation: "DeletePublicAccessBlock" },
  },
  BucketEncryption: {
    operation: "PutBucketEncryption",
    inputFrom: (value) => ({
      ServerSideEncryptionConfiguration: {
        Rules: mapsIn(value, "ServerSideEncryptionConfiguration").map(encryptionRule),
      },
    }),
    unset: { operation: "DeleteBucketEncryption" },
  },
  VersioningConfiguration: {
    operation: "PutBucketVersioning",
    inputFrom: (value) => ({ VersioningConfiguration: value }),
    unset: { operation: "PutBucketVersioning", input: { VersioningConfiguration: { Status: "Suspended" } } },
  },
  LifecycleConfiguration: {
    operation: "PutBucketLifecycleConfiguration",
    inputFrom: (value) => ({
      LifecycleConfiguration: { Rules: mapsIn(value, "Rules").filter(doesMoreThanMove).map(lifecycleRule) },
    }),
    unset: { operation: "DeleteBucketLifecycle" },
  },
  CorsConfiguration: {
    operation: "PutBucketCors",
    inputFrom: (value) => ({ CORSConfiguration: { CORSRules: mapsIn(value, "CorsRules").map(corsRule) } }),
    unset: { operation: "DeleteBucketCors" },
  },
  NotificationConfiguration: {
    operation: "PutBucketNotificationConfiguration",
    inputFrom: (value) => ({ NotificationConfiguration: notificationConfiguration(value) }),
    unset: { operation: "PutBucketNotificationConfiguration", input: { NotificationConfiguration: {} } },
  },
  Tags: {
    operation: "PutBucketTagging",
    inputFrom: (value) => ({ Tagging: { TagSet: value } }),
    unset: { operation: "DeleteBucketTagging" },
  },
};

/** A destination has one event here, and a list of events in the API. */
function notificationConfiguration(value: TemplateValue): Record<string, unknown> {
  const eventBridge = isMap(value) ? value["EventBridgeConfiguration"] : undefined;
  const destination = (configuration: TemplateMap): Record<string, unknown> => ({
    Events: [configuration["Event"]],
    ...(isMap(configuration["Filter"]) && isMap(configuration["Filter"]["S3Key"])
      ? { Filter: { Key: { FilterRules: mapsIn(configuration["Filter"]["S3Key"], "Rules") } } }
      : {}),
  });
  const functions = mapsIn(value, "LambdaConfigurations").map((configuration) => ({
    LambdaFunctionArn: configuration["Function"],
    ...destination(configuration),
  }));
  const topics = mapsIn(value, "TopicConfigurations").map((configuration) => ({
    TopicArn: configuration["Topic"],
    ...destination(configuration),
  }));
  return {
    ...(isMap(eventBridge) && eventBridge["EventBridgeEnabled"] !== false ? { EventBridgeConfiguration: {} } : {}),
    ...(functions.length > 0 ? { LambdaFunctionConfigurations: functions } : {}),
    ...(topics.length > 0 ? { TopicConfigurations: topics } : {}),
  };
}

/** There are no keys of KMS here: objects lie in the bucket as with S3's own keys. */
function encryptionRule(rule: TemplateMap): Record<string, unknown> {
  const given = rule["ServerSideEncryptionByDefault"];
  const isKms = isMap(given) && String(given["SSEAlgorithm"]).startsWith("aws:kms");
  return {
    ...(isKms ? {} : pick(rule, ["BucketKeyEnabled"])),
    ApplyServerSideEncryptionByDefault: isKms ? { SSEAlgorithm: "AES256" } : given,
  };
}

/** A rule that only moves objects to another storage class has nothing to do here. */
function doesMoreThanMove(rule: TemplateMap): boolean {
  const moves = /^(?:Noncurrent(?:Version)?)?(?:Version)?Transitions?$/u;
  const conditions = new Set(["Id", "Status", "Prefix", "TagFilters"]);
  const actions = Object.keys(rule).filter((name) => !conditions.has(name));
  return actions.length === 0 || !actions.every((name) => moves.test(name));
}

function lifecycleRule(rule: TemplateMap): Record<string, unknown> {
  const expiration = {
    ...(rule["ExpirationInDays"] === undefined ? {} : { Days: rule["ExpirationInDays"] }),
    ...(typeof rule["ExpirationDate"] === "string" ? { Date: new Date(rule["ExpirationDate"]) } : {}),
    ...pick(rule, ["ExpiredObjectDeleteMarker"]),
  };
  const prefix = rule["Prefix"] ?? "";
  const tags = mapsIn(rule, "TagFilters");
  return {
    ...(rule["Id"] === undefined ? {} : { ID: rule["Id"] }),
    Status: rule["Status"],
    Filter: tags.length === 0 ? { Prefix: prefix } : { And: { Prefix: prefix, Tags: tags } },
    ...(Object.keys(expiration).length === 0 ? {} : { Expiration: expiration }),
    ...pick(rule, ["NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"]),
  };
}

function corsRule(rule: TemplateMap): Record<string, unknown> {
  return {
    ...pick(rule, ["AllowedHeaders", "AllowedMethods", "AllowedOrigins"]),
    ...(rule["ExposedHeaders"] === undefined ? {} : { ExposeHeaders: rule["ExposedHeaders"] }),
    ...(rule["Id"] === undefined ? {} : { ID: rule["Id"] }),
    ...(rule["MaxAge"] === undefined ? {} : { MaxAgeSeconds: rule["MaxAge"] }),
  };
}

function mapsIn(value: TemplateValue, name: string): TemplateMap[] {
  const items = isMap(value) ? value[name] : undefined;
  return Array.isArray(items) ? items.filter(isMap) : [];
}
