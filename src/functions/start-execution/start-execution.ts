import { createHash } from "node:crypto";
import { type AttributeValue, type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { isNamedError } from "../shared/named-error.ts";
import { encodeKey } from "../shared/photo-event.ts";
import { readUploads, type UploadedObject } from "../shared/upload-records.ts";

/** The function's SDK clients and settings, read once at its start. */
interface StartExecutionSetup {
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  readonly s3: Pick<S3Client, "send">;
  readonly stepFunctions: Pick<SFNClient, "send">;
  /** The table of images, whose partition key is `imageID`. */
  readonly tableName: string;
  readonly machineArn: string;
}

/**
 * Makes the handler that starts the metadata flow for each uploaded image, once for each upload: the execution's name
 * follows from the upload, so that an event that arrives twice finds it started.
 *
 * The image's item is written first and written over, never demanded to be new: Lambda repeats an event with the same
 * content. A start that fails leaves `executionArn` `ERR` and the error's name in `errReason`, and is thrown again so
 * that Lambda repeats it.
 */
export function createHandler(setup: StartExecutionSetup): (event: unknown) => Promise<readonly string[]> {
  return async (event) => {
    const started: string[] = [];
    const failures: unknown[] = [];
    for (const upload of readUploads(event)) {
      try {
        started.push(await start(setup, upload));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return started;
  };
}

async function start(setup: StartExecutionSetup, upload: UploadedObject): Promise<string> {
  const { bucket, key, sequencer } = upload;
  const objectID = key.slice(key.indexOf("/") + 1);
  await update(setup, objectID, { set: await describeUpload(setup, upload) });
  const name = createHash("sha256").update(`${bucket}/${key}/${sequencer}`).digest("hex");
  try {
    await setup.stepFunctions.send(
      new StartExecutionCommand({
        stateMachineArn: setup.machineArn,
        name,
        input: JSON.stringify({ s3Bucket: bucket, s3Key: encodeKey(key), objectID }),
      }),
    );
  } catch (error) {
    if (!isNamedError(error, "ExecutionAlreadyExists")) {
      const errReason = error instanceof Error ? error.name : String(error);
      await update(setup, objectID, { set: { executionArn: { S: "ERR" }, errReason: { S: errReason } } });
      throw error;
    }
  }
  const executionArn = `${setup.machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
  await update(setup, objectID, { set: { executionArn: { S: executionArn } }, remove: ["errReason"] });
  return executionArn;
}

/** Where the image lies, whose it is, and when it came: epoch seconds. */
async function describeUpload(
  { s3 }: StartExecutionSetup,
  { bucket, key }: UploadedObject,
): Promise<Record<string, AttributeValue>> {
  const { Metadata = {}, LastModified } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
  const { userid, albumid } = Metadata;
  return {
    s3key: { S: key },
    s3bucket: { S: bucket },
    ...(LastModified ? { uploadTime: { N: String(Math.floor(LastModified.getTime() / 1000)) } } : {}),
    ...(userid ? { userID: { S: userid } } : {}),
    // An index key must not be empty.
    ...(albumid ? { albumID: { S: albumid } } : {}),
  };
}

async function update(
  { dynamodb, tableName }: StartExecutionSetup,
  imageID: string,
  change: { readonly set: Readonly<Record<string, AttributeValue>>; readonly remove?: readonly string[] },
): Promise<void> {
  const { set, remove = [] } = change;
  const names = Object.keys(set);
  const all = [...names, ...remove];
  const setting = `SET ${names.map((_, index) => `#n${index} = :v${index}`).join(", ")}`;
  const removing = remove.map((_, index) => `#n${names.length + index}`).join(", ");
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: { imageID: { S: imageID } },
      UpdateExpression: remove.length === 0 ? setting : `${setting} REMOVE ${removing}`,
      ExpressionAttributeNames: Object.fromEntries(all.map((name, index) => [`#n${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(Object.values(set).map((value, index) => [`:v${index}`, value])),
    }),
  );
}
