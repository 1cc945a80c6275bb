import { readRoleQuota, readStackLimit } from "../../aws/account/quotas.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { listStacks } from "../../aws/stack/list-stacks.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";

/** Roles of one environment: six functions' and the state machines'. */
const rolesEach = 7;

/**
 * Checks before anything is made whether the account may have that many more environments.
 *
 * @throws UserError `room-quota`
 */
export async function checkRoomQuota({ session }: Environment, count: number): Promise<void> {
  const [roles, stackLimit, stacks] = await Promise.all([
    unlessNotOffered(() => readRoleQuota(session)),
    unlessNotOffered(() => readStackLimit(session)),
    listStacks(session, ""),
  ]);
  if (roles) refuseAbove("roles", { used: roles.used, limit: roles.limit, needed: count * rolesEach });
  if (stackLimit !== undefined) refuseAbove("stacks", { used: stacks.length, limit: stackLimit, needed: count });
}

function refuseAbove(what: "roles" | "stacks", values: { used: number; limit: number; needed: number }): void {
  if (values.used + values.needed > values.limit)
    throw new UserError({ code: "room-quota", values: { what, ...values } });
}
