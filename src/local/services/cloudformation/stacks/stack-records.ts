import type { Store } from "../../../store/store.ts";
import type { Stack } from "./stack.ts";

/** The stack with that id (its ARN), deleted ones too. */
export function findStackById(store: Store, id: string): Stack | undefined {
  const row = store.prepare("SELECT document FROM cloudformation_stacks WHERE id = ?").get(id);
  return row && parseStack(row["document"]);
}

/** The stack of that name in an account and region, if one is there that is not deleted. */
export function findStackByName(store: Store, account: string, region: string, name: string): Stack | undefined {
  const row = store
    .prepare(
      `SELECT document FROM cloudformation_stacks
        WHERE account = ? AND region = ? AND name = ? AND status <> 'DELETE_COMPLETE'`,
    )
    .get(account, region, name);
  return row && parseStack(row["document"]);
}

/** All stacks of an account and region, newest first, deleted ones too. */
export function listStoredStacks(store: Store, account: string, region: string): Stack[] {
  const rows = store
    .prepare("SELECT document FROM cloudformation_stacks WHERE account = ? AND region = ? ORDER BY rowid DESC")
    .all(account, region);
  return rows.map((row) => parseStack(row["document"]));
}

/** Stacks with an operation in the middle, of all accounts and regions. */
export function listBusyStacks(store: Store): Stack[] {
  const rows = store
    .prepare(
      "SELECT document FROM cloudformation_stacks WHERE status LIKE '%_IN_PROGRESS' AND status <> 'REVIEW_IN_PROGRESS'",
    )
    .all();
  return rows.map((row) => parseStack(row["document"]));
}

/** Stores a new stack or a changed one. */
export function saveStack(store: Store, stack: Stack): void {
  store.write(() =>
    store
      .prepare(
        `INSERT INTO cloudformation_stacks (id, account, region, name, status, document) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET status = excluded.status, document = excluded.document`,
      )
      .run(stack.id, stack.account, stack.region, stack.name, stack.status, JSON.stringify(stack)),
  );
}

function parseStack(document: unknown): Stack {
  const stack: Stack = JSON.parse(String(document));
  return stack;
}
