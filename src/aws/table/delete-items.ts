import { BatchWriteItemCommand, DynamoDBClient, ScanCommand, type WriteRequest } from "@aws-sdk/client-dynamodb";
import type { AwsSession } from "../session.ts";

/** BatchWriteItem takes this many requests. */
const batch = 25;

/**
 * Deletes every item of a table.
 *
 * @param place.key the partition key; the table has no sort key
 */
export async function deleteItems(session: AwsSession, place: { table: string; key: string }): Promise<void> {
  const client = session.client(DynamoDBClient);
  for (;;) {
    const page = await client.send(
      new ScanCommand({
        TableName: place.table,
        ProjectionExpression: "#key",
        ExpressionAttributeNames: { "#key": place.key },
        ConsistentRead: true,
      }),
    );
    const items = page.Items ?? [];
    if (items.length === 0 && page.LastEvaluatedKey === undefined) return;
    for (let start = 0; start < items.length; start += batch) {
      let requests: WriteRequest[] = items.slice(start, start + batch).map((Key) => ({ DeleteRequest: { Key } }));
      while (requests.length > 0) {
        const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [place.table]: requests } }));
        requests = answer.UnprocessedItems?.[place.table] ?? [];
      }
    }
  }
}
