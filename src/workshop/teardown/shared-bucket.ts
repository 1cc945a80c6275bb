import { bucketExists } from "../../aws/bucket/ensure-bucket.ts";
import { listStacks } from "../../aws/stack/list-stacks.ts";
import type { Environment } from "../environment.ts";
import { environmentNames } from "../names.ts";
import { sharedArtifactsBucket } from "../room/room-environment.ts";

/**
 * The bucket that all environments of the account and region take their functions' code from, where this environment is
 * the last one.
 */
export async function findSharedBucket(environment: Environment): Promise<string | undefined> {
  const { session, names, target } = environment;
  const bucket = sharedArtifactsBucket(environment);
  if (!(await bucketExists(session, bucket))) return undefined;
  const { stack: prefix } = environmentNames({ account: target.account, region: target.region });
  const stacks = await listStacks(session, prefix);
  const others = stacks.filter(({ name, status }) => name !== names.stack && status !== "DELETE_COMPLETE");
  return others.some(({ name }) => name === prefix || name.startsWith(`${prefix}-`)) ? undefined : bucket;
}
