import type { Tag } from "@aws-sdk/client-iam";
import { nameAfterPath } from "../../../arn.ts";
import { AwsError } from "../../aws-error.ts";
import type { Store } from "../../store/store.ts";
import { findAwsManagedPolicy } from "./aws-managed-policies.ts";
import { listStoredRoles } from "./roles.ts";
import { prepareTables } from "./tables.ts";

/** A managed policy with all its versions. */
export interface StoredPolicy {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Milliseconds since 1970. */
  readonly updated: number;
  readonly description: string | undefined;
  readonly tags: readonly Tag[];
  readonly defaultVersion: string;
  readonly versions: readonly StoredVersion[];
  /** The number the next version gets: numbers are never given twice. */
  readonly nextVersion: number;
}

/** One version of a managed policy. */
export interface StoredVersion {
  readonly id: string;
  readonly document: string;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** A managed policy by its ARN: the account's own, or one of AWS's. */
export function findPolicy(store: Store, account: string, arn: string): StoredPolicy | undefined {
  if (arn.startsWith("arn:aws:iam::aws:policy/")) return findAwsManagedPolicy(arn);
  const found = findPolicyByName(store, account, nameAfterPath(arn));
  return found?.arn === arn ? found : undefined;
}

/** The account's own policy of that name (capitals do not matter). */
export function findPolicyByName(store: Store, account: string, name: string): StoredPolicy | undefined {
  prepareTables(store);
  const row = store.prepare("SELECT document FROM iam_policies WHERE account = ? AND name = ?").get(account, name);
  return row === undefined ? undefined : parsePolicy(row["document"]);
}

/** A managed policy by its ARN. @throws AwsError `NoSuchEntity` */
export function getStoredPolicy(store: Store, account: string, arn: string): StoredPolicy {
  const policy = findPolicy(store, account, arn);
  if (policy) return policy;
  throw new AwsError("NoSuchEntity", `Policy ${arn} was not found.`, { statusCode: 404 });
}

/** The account's own policy, to be changed. @throws AwsError `NoSuchEntity`, or `AccessDenied` for one of AWS's */
export function getOwnPolicy(store: Store, account: string, arn: string): StoredPolicy {
  const policy = getStoredPolicy(store, account, arn);
  if (!policy.arn.startsWith("arn:aws:iam::aws:")) return policy;
  throw new AwsError("AccessDenied", `Policy ${arn} is managed by AWS and cannot be changed.`, { statusCode: 403 });
}

/** All policies of an account's own, sorted by name. */
export function listOwnPolicies(store: Store, account: string): StoredPolicy[] {
  prepareTables(store);
  const rows = store.prepare("SELECT document FROM iam_policies WHERE account = ?").all(account);
  return rows.map((row) => parsePolicy(row["document"])).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Stores a new policy or a changed one. */
export function savePolicy(store: Store, account: string, policy: StoredPolicy): void {
  store.write(() =>
    store
      .prepare("INSERT INTO iam_policies VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET document = excluded.document")
      .run(account, policy.name, JSON.stringify(policy)),
  );
}

/** Removes a customer's policy with its versions, which its row holds. */
export function removePolicy(store: Store, account: string, name: string): void {
  store.write(() => store.prepare("DELETE FROM iam_policies WHERE account = ? AND name = ?").run(account, name));
}

/** How many roles of the account a policy is attached to, and how many it bounds. */
export function countUses(store: Store, account: string, arn: string): { attachments: number; boundaries: number } {
  return countUsesBy(listStoredRoles(store, account), arn);
}

/** The same for roles that were read already, where many policies are shown. */
export function countUsesBy(
  roles: ReturnType<typeof listStoredRoles>,
  arn: string,
): { attachments: number; boundaries: number } {
  return {
    attachments: roles.filter((role) => role.attached.includes(arn)).length,
    boundaries: roles.filter((role) => role.boundary === arn).length,
  };
}

/** The version roles get. */
export function defaultVersionOf(policy: StoredPolicy): StoredVersion {
  return getVersion(policy, policy.defaultVersion);
}

/** One version of a policy. @throws AwsError `NoSuchEntity` */
export function getVersion(policy: StoredPolicy, id: string): StoredVersion {
  const version = policy.versions.find((each) => each.id === id);
  if (version) return version;
  throw new AwsError("NoSuchEntity", `Policy ${policy.arn} version ${id} does not exist or is not attachable.`, {
    statusCode: 404,
  });
}

function parsePolicy(document: unknown): StoredPolicy {
  const policy: StoredPolicy = JSON.parse(String(document));
  return policy;
}
