import { nameAfterPath } from "../../../arn.ts";
import type { Store } from "../../store/store.ts";
import { defaultVersionOf, findPolicy } from "./managed-policies.ts";
import { findRole, type StoredRole } from "./roles.ts";

/**
 * Returns a role's permissions policies and trust policy, for the decision about a call.
 *
 * @param roleArn `arn:aws:iam::ACCOUNT:role/PATH/NAME`; the path must be the role's own
 * @returns the parsed trust policy and all policies, inline ones first; undefined when there is no such role. A
 * permissions boundary is not among the policies: it is `boundary`
 */
export function rolePolicies(
  store: Store,
  roleArn: string,
): { trust: unknown; policies: unknown[]; boundary?: unknown } | undefined {
  const found = findByArn(store, roleArn);
  if (found === undefined) return undefined;
  const { account, role } = found;
  const documents = Object.values(role.inline);
  for (const arn of role.attached) {
    const policy = findPolicy(store, account, arn);
    if (policy) documents.push(defaultVersionOf(policy).document);
  }
  const policies = documents.map(parse);
  const trust = parse(role.trust);
  if (role.boundary === undefined) return { trust, policies };
  const boundary = findPolicy(store, account, role.boundary);
  // A boundary that is gone allows nothing: an empty policy says so.
  return { trust, policies, boundary: boundary ? parse(defaultVersionOf(boundary).document) : { Statement: [] } };
}

/** When a role was made, in milliseconds since 1970; undefined when there is no such role. */
export function roleMadeAt(store: Store, roleArn: string): number | undefined {
  return findByArn(store, roleArn)?.role.created;
}

/** The ARN of a role that is named without its path; any other ARN as it is. */
export function roleWithPath(store: Store, arn: string): string {
  const [, account, name] = /^arn:aws:iam::(\d{12}):role\/([^/]+)$/u.exec(arn) ?? [];
  if (account === undefined || name === undefined) return arn;
  return findRole(store, account, name)?.arn ?? arn;
}

function findByArn(store: Store, roleArn: string): { account: string; role: StoredRole } | undefined {
  const [, account, path] = /^arn:aws:iam::(\d{12}):role\/(.+)$/u.exec(roleArn) ?? [];
  if (account === undefined || path === undefined) return undefined;
  const role = findRole(store, account, nameAfterPath(path));
  return role === undefined || role.arn !== roleArn ? undefined : { account, role };
}

function parse(document: string): unknown {
  return JSON.parse(document);
}
