import { createHash } from "node:crypto";
import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { toItem } from "../shared/attribute-value.ts";
import { isNamedError } from "../shared/named-error.ts";
import { readMember, readText } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface RequestApprovalSetup {
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  /** The table of requests, whose partition key is `approvalId`. */
  readonly tableName: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Makes the handler of a task that waits for its token: it keeps the request, with the token, where people who decide
 * find it. The same token gives the same id, so that a second delivery changes nothing.
 */
export function createHandler(setup: RequestApprovalSetup): (event: unknown) => Promise<{ approvalId: string }> {
  return async (event) => {
    const token = readText(event, "token");
    const approvalId = createHash("sha256").update(token).digest("hex").slice(0, 12);
    const writing = setup.dynamodb.send(
      new PutItemCommand({
        TableName: setup.tableName,
        Item: {
          ...toItem(readMember(event, "request")),
          approvalId: { S: approvalId },
          kind: { S: "token" },
          token: { S: token },
          receivedAt: { N: String(Math.floor(setup.now() / 1000)) },
        },
        ConditionExpression: "attribute_not_exists(approvalId)",
      }),
    );
    await writing.catch((error: unknown) => {
      if (!isNamedError(error, "ConditionalCheckFailedException")) throw error;
    });
    return { approvalId };
  };
}
