import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { beforeEach } from "vitest";
import type { TestEndpoint } from "../../support/endpoint.ts";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

/** An endpoint that the tests of a file share, with a new table for each test. */
export interface TestTable {
  readonly endpoint: TestEndpoint;
  readonly client: DynamoDBClient;
  /** The table of the test that runs. Its key is the text `UserId`. */
  readonly name: string;
}

/** Starts the endpoint, and makes a table before each test. */
export async function useTable(): Promise<TestTable> {
  const endpoint = await useTestEndpoint();
  const client = new DynamoDBClient(endpoint.clientConfig);
  let count = 0;
  const nameNow = (): string => `photos-${count}`;
  beforeEach(async () => {
    count += 1;
    await createTable(client, nameNow());
  });
  return {
    endpoint,
    client,
    get name() {
      return nameNow();
    },
  };
}

/** Makes a table whose key is the text `UserId`. */
export async function createTable(db: DynamoDBClient, name: string): Promise<void> {
  await db.send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions: [{ AttributeName: "UserId", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "UserId", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
}

export { refusal } from "../../support/refusal.ts";
