import { isDeepStrictEqual } from "node:util";
import type {
  CreateStateMachineInput,
  EncryptionConfiguration,
  LoggingConfiguration,
  Tag,
  TracingConfiguration,
} from "@aws-sdk/client-sfn";
import { AwsError } from "../../../aws-error.ts";
import type { RevisionContent } from "../records/machines.ts";
import { invalidRequest, invalidRoleArn } from "./errors.ts";

/** Returns what a request sets of a revision, with AWS's defaults for what it leaves out. */
export function revisionContent(input: Partial<CreateStateMachineInput>, before?: RevisionContent): RevisionContent {
  return {
    definition: input.definition ?? before?.definition ?? "",
    roleArn: input.roleArn ?? before?.roleArn ?? "",
    logging: input.loggingConfiguration ? readLogging(input.loggingConfiguration) : (before?.logging ?? noLogging),
    tracing: input.tracingConfiguration ? readTracing(input.tracingConfiguration) : (before?.tracing ?? noTracing),
    encryption: readEncryption(input.encryptionConfiguration) ?? before?.encryption,
  };
}

const noLogging: LoggingConfiguration = { level: "OFF", includeExecutionData: false };
const noTracing: TracingConfiguration = { enabled: false };

function readLogging({
  level = "OFF",
  includeExecutionData = false,
  destinations,
}: LoggingConfiguration): LoggingConfiguration {
  const invalid = (text: string) =>
    new AwsError("InvalidLoggingConfiguration", `Invalid Logging Configuration: ${text}`);
  if (level !== "OFF" && !destinations?.length) throw invalid("Must specify exactly one Log Destination.");
  if (destinations && destinations.length > 1) throw invalid("Must specify exactly one Log Destination.");
  for (const { cloudWatchLogsLogGroup } of destinations ?? []) {
    const group = cloudWatchLogsLogGroup?.logGroupArn;
    if (!group) throw invalid("Must set valid CloudWatch Log Group ARN.");
    if (!/^arn:[^:]+:logs:[^:]+:\d{12}:log-group:[^:]+(?::|$)/.test(group))
      throw invalid("Provided ARN is not CloudWatch Logs Log Group ARN.");
    if (!group.endsWith(":*")) throw invalid("Log Group ARN must be provided with '*' qualifier.");
  }
  return { level, includeExecutionData, ...(destinations && { destinations }) };
}

function readTracing({ enabled = false }: TracingConfiguration): TracingConfiguration {
  return { enabled };
}

/** How AWS encrypts what nothing is said of. */
export const awsOwnedKey: EncryptionConfiguration = { type: "AWS_OWNED_KEY" };

/** @throws InvalidEncryptionConfiguration */
export function readEncryption(encryption: EncryptionConfiguration | undefined): EncryptionConfiguration | undefined {
  if (!encryption) return undefined;
  const { type, kmsKeyId, kmsDataKeyReusePeriodSeconds } = encryption;
  const invalid = (text: string) =>
    new AwsError("InvalidEncryptionConfiguration", `Invalid Encryption Configuration: ${text}`);
  if (type === "CUSTOMER_MANAGED_KMS_KEY") {
    if (!kmsKeyId) throw invalid("Must set a valid kmsKeyId.");
    throw invalid("the local endpoint has no KMS; use AWS_OWNED_KEY.");
  }
  if (kmsKeyId) throw invalid("Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.");
  if (kmsDataKeyReusePeriodSeconds !== undefined)
    throw invalid("Custom kmsDataKeyReusePeriodSeconds is not allowed when selecting AWS_OWNED_KEY.");
  return { type };
}

/** Whether an update changes anything. The order of members and white space in the definition do not count. */
export function isSameContent(left: RevisionContent, right: RevisionContent): boolean {
  const settings = ({ roleArn, logging, tracing, encryption = awsOwnedKey }: RevisionContent) => ({
    roleArn,
    logging,
    tracing,
    encryption,
  });
  return isSameJson(left.definition, right.definition) && isDeepStrictEqual(settings(left), settings(right));
}

function isSameJson(left: string, right: string): boolean {
  return left === right || isDeepStrictEqual(JSON.parse(left), JSON.parse(right));
}

/** @throws InvalidArn when it is not the ARN of an IAM role */
export function checkRoleArn(roleArn: string): void {
  if (!/^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/\S+$/.test(roleArn)) throw invalidRoleArn(roleArn);
}

/** @throws ValidationException, TooManyTags */
export function checkTags(tags: readonly Tag[] | undefined): void {
  if (tags && tags.length > 50)
    throw new AwsError("TooManyTags", "Too many tags: a resource can have at most 50 tags.");
  for (const { key = "", value = "" } of tags ?? []) {
    if (key === "") throw invalidRequest("Tag key must not be empty");
    if (key.startsWith("aws:")) throw invalidRequest("Tag keys starting with 'aws:' are reserved");
    const wrong = [key, value].find((text) => !/^[\p{L}\p{Nd}\p{Z}\s_.:/=+\-@]*$/u.test(text));
    if (wrong !== undefined)
      throw invalidRequest(`Tags may only contain letters, digits, white space and _.:/=+-@: '${wrong}'`);
  }
}
