import { join } from "node:path";
import type { AnyOperation, Service, ServiceHost } from "../../service.ts";
import { checked } from "./check-request.ts";
import { conditionalWrite } from "./conditional-write.ts";
import { createTable } from "./operations/create-table.ts";
import { deleteTable } from "./operations/delete-table.ts";
import { describeContinuousBackups } from "./operations/describe-continuous-backups.ts";
import { describeTable } from "./operations/describe-table.ts";
import { describeTimeToLive } from "./operations/describe-time-to-live.ts";
import { dynaliteOperations } from "./dynalite.ts";
import type { DynamoDb } from "./dynamodb.ts";
import { runOperation } from "./run-operation.ts";
import { createTableSettings } from "./table-settings.ts";
import { createTableStores } from "./table-store.ts";
import { migrations } from "./tables.ts";
import { tagResource } from "./operations/tag-resource.ts";
import { updateTable } from "./operations/update-table.ts";
import { updateTimeToLive } from "./operations/update-time-to-live.ts";

/** DynamoDB by dynalite, in this process, its databases below `dynamodb/` of the data folder. */
export function createDynamoDbService(host: ServiceHost): Service {
  host.store.migrate("dynamodb", migrations);
  const db: DynamoDb = {
    stores: createTableStores(join(host.dataFolder, "dynamodb")),
    settings: createTableSettings(host.store),
  };
  const operations: Record<string, AnyOperation> = {
    ...Object.fromEntries(dynaliteOperations.map((operation) => [operation, runOperation(db, operation)])),
    CreateTable: createTable(db),
    DeleteItem: conditionalWrite(db, "DeleteItem"),
    DeleteTable: deleteTable(db),
    DescribeContinuousBackups: describeContinuousBackups(db),
    DescribeTable: describeTable(db),
    DescribeTimeToLive: describeTimeToLive(db),
    PutItem: conditionalWrite(db, "PutItem"),
    TagResource: tagResource(db),
    UpdateItem: conditionalWrite(db, "UpdateItem"),
    UpdateTable: updateTable(db),
    UpdateTimeToLive: updateTimeToLive(db),
  };
  const checkedOperations = Object.entries(operations).map(([name, run]) => [name, checked(db, name, run)] as const);
  return { operations: Object.fromEntries(checkedOperations), close: () => db.stores.close() };
}
