import type { TableDescription } from "@aws-sdk/client-dynamodb";
import { AwsError } from "../../aws-error.ts";
import { nameUuid } from "../../name-uuid.ts";
import type { TableSettings } from "./table-settings.ts";
import type { Place, TableStores } from "./table-store.ts";

/** The state that every operation of DynamoDB works on. */
export interface DynamoDb {
  readonly stores: TableStores;
  readonly settings: TableSettings;
}

/** A table's description: dynalite's without a member that AWS retired, and with what is kept beside it. */
export function describeSettings(db: DynamoDb, place: Place, described: unknown): TableDescription {
  const { TableThroughputModeSummary: _retired, ...members } = {
    TableThroughputModeSummary: undefined,
    ...Object(described),
  };
  const description: TableDescription = members;
  const table = description.TableName ?? "";
  const tableClass = db.settings.get(place, table, "table-class");
  return {
    ...description,
    // Dynalite's ids lack four digits of a UUID.
    ...(description.TableId === undefined ? {} : { TableId: nameUuid(description.TableId) }),
    DeletionProtectionEnabled: db.settings.get(place, table, "deletion-protection") === "true",
    ...(tableClass === "STANDARD_INFREQUENT_ACCESS" && { TableClassSummary: { TableClass: tableClass } }),
  };
}

/** A table is named by its name or by its ARN; dynalite knows only names. */
export function tableName(nameOrArn: string | undefined): string {
  return nameOrArn?.replace(/^arn:[^:]+:dynamodb:[^:]*:\d*:table\//, "") ?? "";
}

/** Refuses what would otherwise be left out in silence. */
export function unavailable(member: string): AwsError {
  return new AwsError("ValidationException", `${member} is not available on the local endpoint: it runs on AWS only.`);
}

/** `ValidationException`, with DynamoDB's own text. */
export function validationError(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
