import type { Tag } from "@aws-sdk/client-iam";
import { AwsError } from "../../aws-error.ts";
import { requireText } from "../../service-kit/member-constraints.ts";
import type { Caller, ServiceHost } from "../../service.ts";
import type { Store } from "../../store/store.ts";
import { nameRule } from "./names.ts";
import { prepareTables } from "./tables.ts";

/** A role as it is stored: its policies are part of it. */
export interface StoredRole {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The trust policy, as it was given. */
  readonly trust: string;
  readonly description: string | undefined;
  /** Seconds. */
  readonly maxSession: number;
  readonly boundary: string | undefined;
  readonly tags: readonly Tag[];
  /** Inline policies by name, as they were given. */
  readonly inline: Readonly<Record<string, string>>;
  /** ARNs of attached policies, in the order of attaching. */
  readonly attached: readonly string[];
}

/** The role of that name (capitals do not matter), if there is one. */
export function findRole(store: Store, account: string, name: string): StoredRole | undefined {
  prepareTables(store);
  const row = store.prepare("SELECT document FROM iam_roles WHERE account = ? AND name = ?").get(account, name);
  return row === undefined ? undefined : parseRole(row["document"]);
}

/**
 * The role that a request names.
 *
 * @throws AwsError `ValidationError` for a name that no role can have, `NoSuchEntity` when there is none
 */
export function requireRole(host: ServiceHost, caller: Caller, roleName: string | undefined): StoredRole {
  const name = requireText("roleName", roleName, nameRule("roleName", 64));
  const role = findRole(host.store, caller.account, name);
  if (role) return role;
  throw new AwsError("NoSuchEntity", `The role with name ${name} cannot be found.`, { statusCode: 404 });
}

/** All roles of an account, sorted by name. */
export function listStoredRoles(store: Store, account: string): StoredRole[] {
  prepareTables(store);
  const rows = store.prepare("SELECT document FROM iam_roles WHERE account = ?").all(account);
  return rows.map((row) => parseRole(row["document"])).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Stores a new role or a changed one. */
export function saveRole(store: Store, account: string, role: StoredRole): void {
  store.write(() =>
    store
      .prepare("INSERT INTO iam_roles VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET document = excluded.document")
      .run(account, role.name, JSON.stringify(role)),
  );
}

/** Removes the role with its inline policies, which its row holds. IAM's roles have no region. */
export function removeRole(store: Store, account: string, name: string): void {
  store.write(() => store.prepare("DELETE FROM iam_roles WHERE account = ? AND name = ?").run(account, name));
}

function parseRole(document: unknown): StoredRole {
  const role: StoredRole = JSON.parse(String(document));
  return role;
}
