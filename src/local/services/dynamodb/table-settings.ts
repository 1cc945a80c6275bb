import type { Store } from "../../store/store.ts";
import type { Place } from "./table-store.ts";

/** The settings of a table that dynalite does not know. */
type TableSetting = "deletion-protection" | "table-class" | "time-to-live";

export interface TableSettings {
  get(place: Place, table: string, kind: TableSetting): string | undefined;
  put(place: Place, table: string, kind: TableSetting, value: string): void;
  delete(place: Place, table: string, kind: TableSetting): void;
  /** Forgets all settings of a table. */
  clear(place: Place, table: string): void;
}

/** The settings in the store, one row for each table and kind. */
export function createTableSettings(store: Store): TableSettings {
  return {
    get({ account, region }, table, kind) {
      const row = store
        .prepare("SELECT value FROM dynamodb_settings WHERE account = ? AND region = ? AND table_name = ? AND kind = ?")
        .get(account, region, table, kind);
      return row && String(row["value"]);
    },
    put({ account, region }, table, kind, value) {
      store.write(() =>
        store
          .prepare("INSERT OR REPLACE INTO dynamodb_settings VALUES (?, ?, ?, ?, ?)")
          .run(account, region, table, kind, value),
      );
    },
    delete({ account, region }, table, kind) {
      store.write(() =>
        store
          .prepare("DELETE FROM dynamodb_settings WHERE account = ? AND region = ? AND table_name = ? AND kind = ?")
          .run(account, region, table, kind),
      );
    },
    clear({ account, region }, table) {
      store.write(() =>
        store
          .prepare("DELETE FROM dynamodb_settings WHERE account = ? AND region = ? AND table_name = ?")
          .run(account, region, table),
      );
    },
  };
}
