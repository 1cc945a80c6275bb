import { deleteBucket, emptyBucket } from "../../aws/bucket/empty-bucket.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { environmentTags, tagNames } from "../ownership/tags.ts";
import { tearDown } from "../teardown/teardown.ts";
import { listEnvironments } from "./list-environments.ts";
import { sharedArtifactsBucket } from "./neighbour.ts";
import { workRoom, type RoomListener, type RoomRow } from "./work-room.ts";

/**
 * Deletes the environments of a room, after one question for all, and the shared bucket after the last one. The
 * environment without a name is never among them.
 *
 * @param room.names undefined for all
 */
export async function tearDownRoom(
  base: Environment,
  room: { names: readonly string[] | undefined; lanes: number; listen: RoomListener },
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
  port.notify({ type: "goes-on", next: [{ code: "leave-room" }] });
  const { rows } = await workRoom(base, {
    ...room,
    names,
    work: async (environment) => {
      const { left, plan, failures } = await tearDown(environment, { onlyPlan: false });
      const [failure] = failures;
      if (left.length > 0)
        throw new UserError({ code: "something-left", values: { left: left.length, planned: plan.length, failure } });
    },
  });
  const after = await listEnvironments(base);
  if (after.every(({ name }) => name === undefined)) {
    const bucket = sharedArtifactsBucket(base);
    await emptyBucket(session, bucket);
    await deleteBucket(session, bucket);
  }
  return { rows };
}
