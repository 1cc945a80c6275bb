import { deleteBucket, emptyBucket } from "../../aws/bucket/empty-bucket.ts";
import { listMachines } from "../../aws/machine/find-machines.ts";
import { deleteManagedRule, hasManagedRule } from "../../aws/machine/managed-rule.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { environmentTags, tagNames } from "../ownership/tags.ts";
import { isRuleUsed } from "../teardown/managed-rule.ts";
import { tearDown } from "../teardown/teardown.ts";
import { listEnvironments } from "./list-environments.ts";
import { environmentNames } from "../names.ts";
import { sharedArtifactsBucket } from "./room-environment.ts";
import { forEachEnvironment, type RoomListener, type RoomRow } from "./for-each-environment.ts";

/**
 * Deletes the environments of a room, after one question for all, and the shared bucket after the last one. The
 * environment without a name is never among them.
 *
 * @param room.names undefined for all
 */
export async function tearDownRoom(
  base: Environment,
  room: { names: readonly string[] | undefined; concurrency: number; listen: RoomListener },
): Promise<{ rows: readonly RoomRow[] }> {
  const { port, session } = base;
  const before = await listEnvironments(base);
  const named = before.flatMap(({ name }) => name ?? []);
  const names = room.names ?? named;
  const there = names.filter((name) => named.includes(name));
  if (there.length > 0) {
    const own = (await environmentTags(base)).get(tagNames.owner);
    const others = before.filter(({ name, owner }) => name !== undefined && there.includes(name) && owner !== own);
    const values = { names: there, others: others.length };
    if (!(await port.ask({ text: { code: "ask-room-down", values }, typeToAgree: String(there.length) })))
      throw declined();
  }
  port.notify({ type: "keeps-running", next: [{ code: "leave-room" }] });
  const usedRule = await useManagedRule(base, there);
  const { rows } = await forEachEnvironment(base, {
    ...room,
    names,
    work: async (environment) => {
      const { left, plan, failures } = await tearDown(environment, { onlyPlan: false });
      const [failure] = failures;
      if (left.length > 0)
        throw new UserError({ code: "something-left", values: { left: left.length, planned: plan.length, failure } });
    },
  });
  if (usedRule && !(await isRuleUsed(base, new Set()))) await deleteManagedRule(session);
  const after = await listEnvironments(base);
  if (after.length === 0) {
    const bucket = sharedArtifactsBucket(base);
    await emptyBucket(session, bucket);
    await deleteBucket(session, bucket);
  }
  return { rows };
}

/**
 * Whether environments of the room use the managed rule. Each of them sees the others' machines while they all go, and
 * leaves the rule to the room.
 */
async function useManagedRule({ session, target }: Environment, names: readonly string[]): Promise<boolean> {
  const { account, region } = target;
  const bulkMachines = new Set(
    names.map((environment) => environmentNames({ account, region, environment }).bulkMachine),
  );
  const found = await listMachines(session, (name) => bulkMachines.has(name));
  return found.length > 0 && (await unlessNotOffered(() => hasManagedRule(session))) === true;
}
