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
  dynamodb: (input, caller, operation) => [
    {
      action: `dynamodb:${operation}`,
      resource: named(input["TableName"], (name) => arn(caller, "dynamodb", `table/${name}`)),
    },
  ],
  lambda: (input, caller, operation) => [
    {
      action: operation === "Invoke" ? "lambda:InvokeFunction" : `lambda:${operation}`,
      resource: named(input["FunctionName"], (name) => functionArn(caller, name, input["Qualifier"])),
    },
  ],
  logs: wishesOfLogs,
  states: (input, _caller, operation) => [
    {
      action: `states:${operation}`,
      resource: named(
        input["stateMachineArn"] ?? input["activityArn"] ?? input["executionArn"] ?? input["resourceArn"],
        String,
      ),
    },
  ],
  rekognition: (input, caller, operation) => [
    {
      action: `rekognition:${operation}`,
      resource: named(input["CollectionId"], (name) => arn(caller, "rekognition", `collection/${name}`)),
    },
  ],
};

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
};

function wishesOfS3(input: Input, _caller: Caller, operation: string): Wish[] {
  const bucket = typeof input["Bucket"] === "string" ? input["Bucket"] : undefined;
  const key = typeof input["Key"] === "string" ? input["Key"] : undefined;
  const action = `s3:${s3Actions[operation] ?? operation}`;
  const copied =
    typeof input["CopySource"] === "string"
      ? decodeURIComponent(input["CopySource"])
          .replace(/^\//, "")
          .replace(/\?versionId=.*$/, "")
      : undefined;
  const source: Wish[] = copied === undefined ? [] : [{ action: "s3:GetObject", resource: `arn:aws:s3:::${copied}` }];
  if (bucket === undefined) return [{ action, resource: "*" }];
  if (operation === "DeleteObjects")
    return deletedKeys(input).map((deleted) => ({ action, resource: `arn:aws:s3:::${bucket}/${deleted}` }));
  return [
    ...source,
    { action, resource: key === undefined ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}` },
  ];
}

function deletedKeys(input: Input): string[] {
  const deletion = input["Delete"];
  const objects = deletion !== null && typeof deletion === "object" && "Objects" in deletion ? deletion.Objects : [];
  return Array.isArray(objects) ? objects.map((object: { Key?: unknown }) => String(object?.Key ?? "")) : [];
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
