import type { Caller, ServiceName } from "../service.ts";
import type { Wish } from "./policy.ts";

/** A call as far as its permission is concerned. */
export interface WishedCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: unknown;
  readonly caller: Caller;
}

type Input = Readonly<Record<string, unknown>>;
type ResourceOf = (input: Input, caller: Caller, operation: string) => Wish[];

/**
 * The actions and resources a call needs permission for, as the Service Authorization Reference lists them. Services
 * that roles of the workshop never call are asked for with `*`, which only a policy that names everything allows.
 */
export function wishesOf({ service, operation, input, caller }: WishedCall): Wish[] {
  const fields: Input = input !== null && typeof input === "object" ? { ...input } : {};
  return services[service](fields, caller, operation);
}

const services: Readonly<Record<ServiceName, ResourceOf>> = {
  // Whoever can sign may ask who he is; AWS checks nothing either.
  sts: (_input, _caller, operation) =>
    operation === "GetCallerIdentity" ? [] : [{ action: `sts:${operation}`, resource: "*" }],
  iam: (_input, _caller, operation) => [{ action: `iam:${operation}`, resource: "*" }],
  cloudformation: (_input, _caller, operation) => [{ action: `cloudformation:${operation}`, resource: "*" }],
  s3: wishesOfS3,
  dynamodb: (input, caller, operation) =>
    tablesOf(input).map((table) => ({
      action: `dynamodb:${operation}`,
      resource: named(table, (name) => (name.startsWith("arn:") ? name : arn(caller, "dynamodb", `table/${name}`))),
    })),
  lambda: (input, caller, operation) => [
    {
      action: operation === "Invoke" ? "lambda:InvokeFunction" : `lambda:${operation}`,
      resource: named(input["FunctionName"], (name) => functionArn(caller, name, input["Qualifier"])),
    },
  ],
  logs: wishesOfLogs,
  events: wishesOfEvents,
  sns: wishesOfSns,
  states: (input, _caller, operation) => [
    {
      action: `states:${operation}`,
      resource: named(
        input["stateMachineArn"] ??
          input["activityArn"] ??
          input["executionArn"] ??
          input["mapRunArn"] ??
          input["resourceArn"],
        String,
      ),
    },
  ],
  rekognition: wishesOfRekognition,
};

function wishesOfRekognition(input: Input, caller: Caller, operation: string): Wish[] {
  const resource = named(input["ResourceArn"] ?? input["CollectionId"], (name) =>
    name.startsWith("arn:") ? name : arn(caller, "rekognition", `collection/${name}`),
  );
  const called = { action: `rekognition:${operation}`, resource };
  // Tags given to a new collection need the permission to tag it as well.
  const tagged = operation === "CreateCollection" && Object.keys(input["Tags"] ?? {}).length > 0;
  return tagged ? [called, { action: "rekognition:TagResource", resource }] : [called];
}

/** Where an operation's name is not its action's (Service Authorization Reference, "Actions defined by Amazon S3"). */
const s3Actions: Readonly<Record<string, string>> = {
  HeadObject: "GetObject",
  HeadBucket: "ListBucket",
  ListObjects: "ListBucket",
  ListObjectsV2: "ListBucket",
  ListObjectVersions: "ListBucketVersions",
  ListBuckets: "ListAllMyBuckets",
  ListParts: "ListMultipartUploadParts",
  ListMultipartUploads: "ListBucketMultipartUploads",
  CreateMultipartUpload: "PutObject",
  UploadPart: "PutObject",
  UploadPartCopy: "PutObject",
  CompleteMultipartUpload: "PutObject",
  CopyObject: "PutObject",
  DeleteObjects: "DeleteObject",
  GetBucketEncryption: "GetEncryptionConfiguration",
  PutBucketEncryption: "PutEncryptionConfiguration",
  DeleteBucketEncryption: "PutEncryptionConfiguration",
  GetPublicAccessBlock: "GetBucketPublicAccessBlock",
  PutPublicAccessBlock: "PutBucketPublicAccessBlock",
  DeletePublicAccessBlock: "PutBucketPublicAccessBlock",
  GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
  PutBucketLifecycleConfiguration: "PutLifecycleConfiguration",
  DeleteBucketLifecycle: "PutLifecycleConfiguration",
  DeleteBucketTagging: "PutBucketTagging",
  DeleteBucketOwnershipControls: "PutBucketOwnershipControls",
  GetBucketCors: "GetBucketCORS",
  PutBucketCors: "PutBucketCORS",
  DeleteBucketCors: "PutBucketCORS",
  GetBucketNotificationConfiguration: "GetBucketNotification",
  PutBucketNotificationConfiguration: "PutBucketNotification",
  GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
};

/** Reading or deleting one version is an action of its own. */
const actionsOnVersions: Readonly<Record<string, string>> = {
  GetObject: "GetObjectVersion",
  DeleteObject: "DeleteObjectVersion",
  GetObjectTagging: "GetObjectVersionTagging",
};

function wishesOfS3(input: Input, _caller: Caller, operation: string): Wish[] {
  const bucket = typeof input["Bucket"] === "string" ? input["Bucket"] : undefined;
  const key = typeof input["Key"] === "string" ? input["Key"] : undefined;
  const plain = s3Actions[operation] ?? operation;
  const action = `s3:${input["VersionId"] === undefined ? plain : (actionsOnVersions[plain] ?? plain)}`;
  if (bucket === undefined) return [{ action, resource: "*" }];
  if (operation === "DeleteObjects")
    return deletedKeys(input).map((deleted) => ({ action, resource: `arn:aws:s3:::${bucket}/${deleted}` }));
  const resource = key === undefined ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;
  const tags: Wish[] =
    action === "s3:PutObject" && input["Tagging"] ? [{ action: "s3:PutObjectTagging", resource }] : [];
  return [...wishesOfCopy(input["CopySource"]), { action, resource }, ...tags];
}

/** The source of a copy is read; `+` in it stands for a space, as in a form. */
function wishesOfCopy(copySource: unknown): Wish[] {
  if (typeof copySource !== "string") return [];
  const [path = "", version] = copySource.split("?versionId=");
  const action = version === undefined ? "s3:GetObject" : "s3:GetObjectVersion";
  try {
    const source = decodeURIComponent(path.replaceAll("+", "%20")).replace(/^\//, "");
    return [{ action, resource: `arn:aws:s3:::${source}` }];
  } catch {
    // No key has such a name; the operation itself refuses it.
    return [];
  }
}

function deletedKeys(input: Input): string[] {
  const deletion = input["Delete"];
  const objects = deletion !== null && typeof deletion === "object" && "Objects" in deletion ? deletion.Objects : [];
  return Array.isArray(objects) ? objects.map((object: { Key?: unknown }) => String(object?.Key ?? "")) : [];
}

/** Batches name their tables as keys, tag operations by ARN. */
function tablesOf(input: Input): unknown[] {
  const batch = input["RequestItems"];
  if (batch !== null && typeof batch === "object") return Object.keys(batch);
  return [input["TableName"] ?? input["ResourceArn"]];
}

function wishesOfLogs(input: Input, caller: Caller, operation: string): Wish[] {
  const group = named(input["logGroupName"], (name) => arn(caller, "logs", `log-group:${name}`));
  const stream = typeof input["logStreamName"] === "string" ? `:log-stream:${input["logStreamName"]}` : ":log-stream:";
  return [
    {
      action: `logs:${operation}`,
      resource: group === "*" || operation === "CreateLogGroup" ? group : `${group}${stream}`,
    },
  ];
}

/** Rules are called by name and bus, events are put on the bus that each entry names. */
function wishesOfEvents(input: Input, caller: Caller, operation: string): Wish[] {
  const action = `events:${operation}`;
  const busArn = (bus: unknown): string =>
    typeof bus === "string" && bus.startsWith("arn:") ? bus : arn(caller, "events", `event-bus/${bus ?? "default"}`);
  if (operation === "PutEvents") {
    const entries: unknown[] = Array.isArray(input["Entries"]) ? input["Entries"] : [];
    const buses = entries.map((entry) => busArn(isRecord(entry) ? entry["EventBusName"] : undefined));
    return [...new Set(buses)].map((resource) => ({ action, resource }));
  }
  if (typeof input["ResourceARN"] === "string") return [{ action, resource: input["ResourceARN"] }];
  const name = input["Rule"] ?? input["Name"];
  if (typeof name !== "string") return [{ action, resource: "*" }];
  if (operation.includes("EventBus")) return [{ action, resource: busArn(name) }];
  const bus = busArn(input["EventBusName"]).replace(/^.*:event-bus\//, "");
  return [{ action, resource: arn(caller, "events", `rule/${bus === "default" ? "" : `${bus}/`}${name}`) }];
}

/** SNS writes its own name in capitals; publishing many is the same action as publishing one. */
function wishesOfSns(input: Input, caller: Caller, operation: string): Wish[] {
  const action = `SNS:${operation === "PublishBatch" ? "Publish" : operation}`;
  const name = input["Name"];
  const resource = typeof name === "string" ? arn(caller, "sns", name) : undefined;
  return [
    { action, resource: resource ?? named(input["TopicArn"] ?? input["TargetArn"] ?? input["ResourceArn"], String) },
  ];
}

function isRecord(value: unknown): value is Input {
  return typeof value === "object" && value !== null;
}

function functionArn(caller: Caller, name: string, qualifier: unknown): string {
  const full = name.startsWith("arn:")
    ? name
    : arn(caller, "lambda", `function:${name.replace(/^\d{12}:function:/, "")}`);
  return typeof qualifier === "string" && full.split(":").length === 7 ? `${full}:${qualifier}` : full;
}

function arn(caller: Caller, service: string, resource: string): string {
  return resource.includes("/arn:")
    ? resource.slice(resource.indexOf("/arn:") + 1)
    : `arn:aws:${service}:${caller.region}:${caller.account}:${resource}`;
}

function named(value: unknown, toArn: (name: string) => string): string {
  return typeof value === "string" ? toArn(value) : "*";
}
