import { type DynamoDBClient, PutItemCommand, type PutItemCommandOutput } from "@aws-sdk/client-dynamodb";
import { parsePhotoEvent, readMember, readText } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface PersistMetadataSetup {
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  /** The table, whose partition key is `Username`. */
  readonly tableName: string;
}

/**
 * Makes the handler that keeps one item per rider: where photo and thumbnail lie, and the id of the indexed face. It
 * answers DynamoDB's response, which is empty when all went well. A later photo of the same rider replaces the item.
 *
 * The handler throws a TypeError when the results of the parallel steps are not there in the shape that functions
 * named by their ARN give them (an integration that wraps them in `Payload` does not).
 */
export function createHandler({
  dynamodb,
  tableName,
}: PersistMetadataSetup): (event: unknown) => Promise<Omit<PutItemCommandOutput, "$metadata">> {
  return async (event) => {
    const { userId, s3Bucket, s3Key } = parsePhotoEvent(event);
    const [indexedFace, thumbnailStep] = readParallelResult(event);
    const thumbnail = readMember(thumbnailStep, "thumbnail");
    const { $metadata: _metadata, ...response } = await dynamodb.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          Username: { S: userId },
          s3bucket: { S: s3Bucket },
          s3key: { S: s3Key },
          faceId: { S: readText(indexedFace, "FaceId") },
          thumbnail: {
            M: { s3bucket: { S: readText(thumbnail, "s3bucket") }, s3key: { S: readText(thumbnail, "s3key") } },
          },
        },
      }),
    );
    return response;
  };
}

function readParallelResult(event: unknown): readonly unknown[] {
  const results = readMember(event, "parallelResult");
  if (!Array.isArray(results)) throw new TypeError('The input needs the results of both steps in "parallelResult"');
  return results;
}
