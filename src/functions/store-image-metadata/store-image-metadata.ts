import { type DynamoDBClient, UpdateItemCommand, type UpdateItemCommandOutput } from "@aws-sdk/client-dynamodb";
import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { type Plain, plainOf, toAttributeValue } from "../shared/attribute-value.ts";
import { parseImageEvent } from "../shared/image-event.ts";
import { readMember, readText } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface StoreImageMetadataSetup {
  readonly s3: Pick<S3Client, "send">;
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  /** The table of images, whose partition key is `imageID`. */
  readonly tableName: string;
}

type Attributes = Readonly<Record<string, Plain | undefined>>;

/**
 * Makes the handler that completes an image's item, which was written when its upload was noticed. The owner and the
 * album of the image come from the object's metadata `userid` and `albumid`; without them the item has no such
 * attribute, as an index key must not be NULL.
 *
 * The handler throws `ConditionalCheckFailedException` when the item is not there.
 */
export function createHandler(
  setup: StoreImageMetadataSetup,
): (event: unknown) => Promise<Omit<UpdateItemCommandOutput, "$metadata">> {
  return async (event) => {
    const { bucket, key, objectId } = parseImageEvent(event);
    const { Metadata = {}, LastModified } = await setup.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    const attributes: Attributes = {
      ...(LastModified && { uploadTime: Math.floor(LastModified.getTime() / 1000) }),
      userID: Metadata["userid"],
      albumID: Metadata["albumid"],
      ...describeImage(readMember(event, "extractedMetadata")),
      ...describeResults(readMember(event, "parallelResults")),
    };
    const given = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
    const { $metadata: _metadata, ...response } = await setup.dynamodb.send(
      new UpdateItemCommand({
        TableName: setup.tableName,
        Key: { imageID: { S: objectId } },
        ConditionExpression: "attribute_exists(imageID)",
        UpdateExpression: `SET ${given.map((_, index) => `#a${index} = :v${index}`).join(", ")}`,
        ExpressionAttributeNames: Object.fromEntries(given.map(({ name }, index) => [`#a${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          given.map(({ value }, index) => [`:v${index}`, toAttributeValue(value)]),
        ),
      }),
    );
    return response;
  };
}

function describeImage(extracted: unknown): Attributes {
  const geo = readMember(extracted, "geo");
  return {
    imageFormat: readText(extracted, "format"),
    dimensions: plainOf(readMember(extracted, "dimensions")),
    fileSize: readText(extracted, "fileSize"),
    exifMake: plainOf(readMember(extracted, "exifMake")),
    exifModel: plainOf(readMember(extracted, "exifModel")),
    latitude: plainOf(readMember(geo, "latitude")),
    longitude: plainOf(readMember(geo, "longitude")),
  };
}

function describeResults(results: unknown): Attributes {
  return {
    tags: labelNames(readMember(results, 0)),
    thumbnail: plainOf(readMember(readMember(results, 1), "thumbnail")),
  };
}

/** The labels' names: from `{labels: [...]}`, or from Rekognition's bare list. */
function labelNames(found: unknown): string[] {
  const labels = Array.isArray(found) ? found : readMember(found, "labels");
  return Array.isArray(labels) ? labels.map((label) => readText(label, "Name")) : [];
}
