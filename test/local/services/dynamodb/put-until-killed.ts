import { createDynamoDbService } from "../../../../src/local/services/dynamodb/service.ts";
import { ask, makeHost } from "../service-host.ts";

/** A separate process: makes a table in the data folder it is given, puts an item, says so, and waits for its end. */
const service = createDynamoDbService(makeHost({ folder: process.argv[2] ?? "" }));
await ask(service, "CreateTable", {
  TableName: "riders",
  AttributeDefinitions: [{ AttributeName: "UserId", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "UserId", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
});
await ask(service, "PutItem", { TableName: "riders", Item: { UserId: { S: "kept" } } });
console.log("put");
setInterval(() => {}, 60_000);
