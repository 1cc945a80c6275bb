import type { ServiceName } from "../../service.ts";
import type { OperationInput } from "../../service-description.ts";

/** The effect of an operation on a reader that lags: a read, a change, or neither. */
export type Effect = "read" | "write" | "none";

const reads = /^(?:Describe|Get|List|Head|Search|Scan|Query|Filter|BatchGet)/;

/** Operations that change nothing a read shows. */
const withoutEffect =
  /^(?:Invoke|InvokeAsync|DetectFaces|Publish|PublishBatch|SendTask\w+|SendEmail|SendRawEmail|AssumeRole|PutLogEvents|PutMetricData|PutEvents|Validate\w+|TestState|GetActivityTask)$/;

/** Amazon S3 is consistent for objects, and only eventually for buckets and their settings (S3 User Guide). */
const ofBuckets = /Bucket/;

/** Returns what an operation does, as far as eventual consistency is concerned. */
export function effectOf(service: ServiceName, operation: string, input: OperationInput): Effect {
  if (service === "sts" || withoutEffect.test(operation)) return "none";
  if (service === "s3" && !ofBuckets.test(operation)) return "none";
  if (service === "dynamodb" && input["ConsistentRead"] === true) return "none";
  return reads.test(operation) ? "read" : "write";
}

/** The members that name what an operation makes: of its input, or of its output. */
const names: Readonly<Record<string, { readonly input?: string; readonly output?: string }>> = {
  "rekognition CreateCollection": { input: "CollectionId" },
  "states CreateStateMachine": { output: "stateMachineArn" },
  "states StartExecution": { output: "executionArn" },
  "cloudformation CreateStack": { input: "StackName", output: "StackId" },
  "s3 CreateBucket": { input: "Bucket" },
  "logs CreateLogGroup": { input: "logGroupName" },
  "iam CreateRole": { input: "RoleName" },
  "lambda CreateFunction": { input: "FunctionName", output: "FunctionArn" },
  "dynamodb CreateTable": { input: "TableName" },
  "sns CreateTopic": { output: "TopicArn" },
};

/** The names of what a call made; readers do not know them yet. */
export function createdBy(service: ServiceName, operation: string, input: OperationInput, output: unknown): string[] {
  const answer: OperationInput = output !== null && typeof output === "object" ? { ...output } : {};
  if (service === "rekognition" && operation === "IndexFaces") return faceIds(answer["FaceRecords"]);
  const { input: given, output: made } = names[`${service} ${operation}`] ?? {};
  const all: unknown[] = [given && input[given], made && answer[made]];
  return all.filter((name) => typeof name === "string" && name !== "").map(String);
}

function faceIds(records: unknown): string[] {
  if (!Array.isArray(records)) return [];
  return records.flatMap((record: unknown) => {
    const face: unknown = record !== null && typeof record === "object" ? Reflect.get(record, "Face") : undefined;
    const id: unknown = face !== null && typeof face === "object" ? Reflect.get(face, "FaceId") : undefined;
    return typeof id === "string" ? [id] : [];
  });
}
