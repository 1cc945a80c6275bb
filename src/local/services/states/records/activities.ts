import type { EncryptionConfiguration } from "@aws-sdk/client-sfn";
import type { Store } from "../../../store/store.ts";
import type { Home } from "../requests/arns.ts";
import { integer, optionalText, text, type Row } from "./columns.ts";

export interface ActivityRecord extends Home {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly encryption: EncryptionConfiguration | undefined;
}

/** Activities in the store. Changes must be made inside `store.write`. */
export type Activities = ReturnType<typeof openActivities>;

/** The table of activities. Their names are unique in an account and region. */
export function openActivities(store: Store) {
  const select = store.prepare("SELECT * FROM states_activities WHERE account = ? AND region = ? AND name = ?");
  return {
    find({ account, region }: Home, name: string): ActivityRecord | undefined {
      const row = select.get(account, region, name);
      return row && readActivity(row);
    },
    insert({ account, region, name, created, encryption }: ActivityRecord): void {
      store
        .prepare("INSERT INTO states_activities (account, region, name, created, encryption) VALUES (?, ?, ?, ?, ?)")
        .run(account, region, name, created, encryption === undefined ? null : JSON.stringify(encryption));
    },
    remove({ account, region }: Home, name: string): void {
      store
        .prepare("DELETE FROM states_activities WHERE account = ? AND region = ? AND name = ?")
        .run(account, region, name);
    },
    /** Activities of an account and region after a name, by name. */
    list({ account, region }: Home, { after, limit }: { after: string; limit: number }): ActivityRecord[] {
      return store
        .prepare("SELECT * FROM states_activities WHERE account = ? AND region = ? AND name > ? ORDER BY name LIMIT ?")
        .all(account, region, after, limit)
        .map(readActivity);
    },
  };
}

function readActivity(row: Row): ActivityRecord {
  const encryption = optionalText(row, "encryption");
  return {
    account: text(row, "account"),
    region: text(row, "region"),
    name: text(row, "name"),
    created: integer(row, "created"),
    encryption: encryption === undefined ? undefined : JSON.parse(encryption),
  };
}
