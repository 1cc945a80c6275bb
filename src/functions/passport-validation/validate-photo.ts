import { type AttributeValue, type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DetectFacesCommand, type RekognitionClient } from "@aws-sdk/client-rekognition";
import {
  judgeFaces,
  judgeUnreadable,
  type PassportReason,
  type PassportVerdict,
  readTraits,
  type Thresholds,
} from "../../passport-rules/judge-faces.ts";
import { isNamedError } from "../shared/named-error.ts";
import { readUploads, type UploadedObject } from "../shared/upload-records.ts";

/** The function's SDK clients and settings, read once at its start. */
interface PassportValidationSetup {
  readonly rekognition: Pick<RekognitionClient, "send">;
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  /** The table of results, whose partition key is `FileName`. */
  readonly tableName: string;
  readonly thresholds: Thresholds;
  readonly now: () => Date;
}

/** The answer to the workshop's destination: one result, or a list where one event named several photos. */
interface ValidationAnswer {
  readonly statusCode: 200;
  /** JSON. */
  readonly body: string;
}

/**
 * Makes the handler that judges each uploaded photo and keeps one item for it. A photo that cannot be judged is a FAIL
 * with its reason; an error of another kind is passed on, so that Lambda repeats the event.
 */
export function createHandler(setup: PassportValidationSetup): (event: unknown) => Promise<ValidationAnswer> {
  return async (event) => {
    const results: object[] = [];
    for (const upload of readUploads(event)) results.push(await validate(setup, upload));
    return { statusCode: 200, body: JSON.stringify(results.length === 1 ? results[0] : results) };
  };
}

async function validate(setup: PassportValidationSetup, upload: UploadedObject): Promise<object> {
  const verdict = await judge(setup, upload);
  const shown = {
    FileName: upload.key,
    ValidationResult: verdict.result,
    FailureReasons: listNames(verdict.reasons),
    FileLocation: `${upload.bucket}/${upload.key}`,
  };
  // oxlint-disable-next-line no-console -- in a function, the console is the log
  console.log("Result:", JSON.stringify({ ...shown, reasons: verdict.reasons }));
  await storeResult(setup, upload, { ...shown, verdict });
  return shown;
}

async function judge({ rekognition, thresholds }: PassportValidationSetup, upload: UploadedObject) {
  const { bucket: Bucket, key: Name, versionId } = upload;
  const S3Object = { Bucket, Name, ...(versionId === "" ? {} : { Version: versionId }) };
  try {
    const { FaceDetails = [] } = await rekognition.send(
      new DetectFacesCommand({ Image: { S3Object }, Attributes: ["ALL"] }),
    );
    return judgeFaces(FaceDetails.map(readTraits), thresholds);
  } catch (error) {
    const verdict = judgeUnreadable(error);
    if (verdict) return verdict;
    throw error;
  }
}

/** The newest upload of a name counts: an event that arrives late or twice changes nothing. */
async function storeResult(
  setup: PassportValidationSetup,
  { sequencer }: UploadedObject,
  result: {
    readonly FileName: string;
    readonly ValidationResult: string;
    readonly FailureReasons: string;
    readonly FileLocation: string;
    readonly verdict: PassportVerdict;
  },
): Promise<void> {
  const { verdict, ...texts } = result;
  const item: Record<string, AttributeValue> = {
    ...Object.fromEntries(Object.entries(texts).map(([name, S]) => [name, { S }])),
    Timestamp: {
      S: setup
        .now()
        .toISOString()
        .replace(/\.\d+Z$/, "Z"),
    },
    Sequencer: { S: sequencer },
    Explanations: { L: verdict.reasons.map(describeReason) },
    Thresholds: { M: describeThresholds(setup.thresholds) },
    ...(verdict.traits ? { FaceDetails: { S: JSON.stringify(verdict.traits) } } : {}),
    ...(verdict.faceCount === undefined ? {} : { FaceCount: { N: String(verdict.faceCount) } }),
  };
  try {
    await setup.dynamodb.send(
      new PutItemCommand({
        TableName: setup.tableName,
        Item: item,
        ConditionExpression: "attribute_not_exists(FileName) OR Sequencer < :sequencer OR FileLocation <> :place",
        ExpressionAttributeValues: { ":sequencer": { S: sequencer }, ":place": { S: result.FileLocation } },
      }),
    );
  } catch (error) {
    if (!isNamedError(error, "ConditionalCheckFailedException")) throw error;
  }
}

/** A list as the workshop's text writes it: with a space behind the comma. */
function listNames(reasons: readonly PassportReason[]): string {
  return `[${reasons.map(({ name }) => JSON.stringify(name)).join(", ")}]`;
}

function describeReason(reason: PassportReason): AttributeValue {
  const members = Object.entries(reason).map(([name, value]) => [name, plainAttribute(value)]);
  return { M: Object.fromEntries(members) };
}

function plainAttribute(value: boolean | number | string): AttributeValue {
  if (typeof value === "number") return { N: String(value) };
  return typeof value === "boolean" ? { BOOL: value } : { S: value };
}

function describeThresholds(thresholds: Thresholds): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(thresholds).map(([name, { desiredValue, minConfidence }]) => [
      name,
      { M: { desiredValue: { BOOL: desiredValue }, minConfidence: { N: String(minConfidence) } } },
    ]),
  );
}
