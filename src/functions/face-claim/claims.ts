import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { isNamedError } from "../shared/named-error.ts";

/** Where a rider's newest attempt to register stands. */
export interface Claim {
  readonly rider: string;
  readonly state: "pending" | "won" | "lost";
  /** The execution that made it. */
  readonly attempt: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The face it was won with. */
  readonly faceId: string | undefined;
}

/** The claims of all riders. Every change is one conditional write: of two at once, one fails. */
export interface Claims {
  read(rider: string): Promise<Claim | undefined>;
  /** Begins an attempt; false while another execution of this rider has one that is younger than `staleBefore`. */
  begin(claim: Pick<Claim, "rider" | "attempt" | "at">, staleBefore: number): Promise<boolean>;
  /** Ends a pending attempt; false when it is not pending any more. A won one is lost by its own execution alone. */
  end(claim: Pick<Claim, "rider" | "attempt">, to: { state: "won" | "lost"; faceId?: string }): Promise<boolean>;
  /** Gives up an attempt, whether it is pending or won. */
  giveUp(claim: Pick<Claim, "rider" | "attempt">): Promise<boolean>;
  /** The face that a rider is registered with. */
  readRegisteredFace(rider: string): Promise<string | undefined>;
}

/** The tables of claims and riders, and the client that reaches them. */
interface ClaimsSetup {
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  /** Partition key `rider`. */
  readonly claimsTable: string;
  /** Partition key `Username`. */
  readonly ridersTable: string;
}

/** Reads and writes of the two tables. Errors of DynamoDB other than a failed condition are thrown. */
export function createClaims({ dynamodb, claimsTable, ridersTable }: ClaimsSetup): Claims {
  const update = (
    { rider, attempt }: Pick<Claim, "rider" | "attempt">,
    change: { set: string; from: string; values: Record<string, AttributeValue> },
  ): Promise<boolean> =>
    unlessRefused(() =>
      dynamodb.send(
        new UpdateItemCommand({
          TableName: claimsTable,
          Key: { rider: { S: rider } },
          UpdateExpression: `SET ${change.set}`,
          ConditionExpression: `attempt = :attempt AND ${change.from}`,
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":attempt": { S: attempt }, ":pending": { S: "pending" }, ...change.values },
        }),
      ),
    );
  return {
    async read(rider) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: claimsTable, Key: { rider: { S: rider } }, ConsistentRead: true }),
      );
      const state = (["pending", "won", "lost"] as const).find((known) => known === Item?.["state"]?.S);
      if (Item === undefined || state === undefined) return undefined;
      return {
        rider,
        state,
        attempt: Item["attempt"]?.S ?? "",
        at: Number(Item["at"]?.N ?? 0),
        faceId: Item["faceId"]?.S,
      };
    },
    begin: ({ rider, attempt, at }, staleBefore) =>
      unlessRefused(() =>
        dynamodb.send(
          new PutItemCommand({
            TableName: claimsTable,
            Item: { rider: { S: rider }, state: { S: "pending" }, attempt: { S: attempt }, at: { N: String(at) } },
            // The same execution again: its first answer was lost on the way.
            ConditionExpression:
              "attribute_not_exists(rider) OR #state <> :pending OR #at < :stale OR attempt = :attempt",
            ExpressionAttributeNames: { "#state": "state", "#at": "at" },
            ExpressionAttributeValues: {
              ":pending": { S: "pending" },
              ":stale": { N: String(staleBefore) },
              ":attempt": { S: attempt },
            },
          }),
        ),
      ),
    end: (claim, { state, faceId }) =>
      update(claim, {
        set: faceId === undefined ? "#state = :to" : "#state = :to, faceId = :face",
        from: "#state = :pending",
        values: { ":to": { S: state }, ...(faceId === undefined ? {} : { ":face": { S: faceId } }) },
      }),
    giveUp: (claim) =>
      update(claim, {
        set: "#state = :lost",
        from: "(#state = :pending OR #state = :won)",
        values: { ":lost": { S: "lost" }, ":won": { S: "won" } },
      }),
    async readRegisteredFace(rider) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: ridersTable, Key: { Username: { S: rider } }, ConsistentRead: true }),
      );
      return Item?.["faceId"]?.S;
    },
  };
}

async function unlessRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isNamedError(error, "ConditionalCheckFailedException")) return false;
    throw error;
  }
}
