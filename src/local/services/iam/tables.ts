import type { Store } from "../../store/store.ts";

const steps = [
  `CREATE TABLE iam_roles (
    account TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    document TEXT NOT NULL,
    PRIMARY KEY (account, name)
  ) STRICT`,
  `CREATE TABLE iam_policies (
    account TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    document TEXT NOT NULL,
    PRIMARY KEY (account, name)
  ) STRICT`,
];

const prepared = new WeakSet<Store>();

/** Creates IAM's tables once for each store. They belong to an account, not to a region: IAM is global. */
export function prepareTables(store: Store): void {
  if (prepared.has(store)) return;
  store.migrate("iam", steps);
  prepared.add(store);
}
