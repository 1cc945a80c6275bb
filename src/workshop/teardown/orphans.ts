import { readBucketTags } from "../../aws/bucket/bucket-tags.ts";
import { listBuckets } from "../../aws/bucket/list-buckets.ts";
import { isNotOffered } from "../../aws/not-offered.ts";
import type { Tags } from "../../aws/tags.ts";
import type { Environment } from "../environment.ts";
import { forEachConcurrently } from "../for-each-concurrently.ts";
import { environmentTag, tagNames } from "../ownership/tags.ts";

/** A bucket of this environment that no stack of it has any more. */
interface Orphan {
  readonly name: string;
  readonly tags: Tags;
}

/** How many buckets are asked for their tags at a time. */
const concurrency = 8;

/**
 * Finds the environment's buckets that no stack deletes: an update that takes a bucket out of a stack leaves it behind
 * when it is not empty. Their tags say who owns them, and their names that a stack of the workshop made them.
 *
 * @param known the buckets that go with a stack, or in their own step
 */
export async function findOrphans(environment: Environment, known: ReadonlySet<string>): Promise<Orphan[]> {
  const { session, signal } = environment;
  const orphans: Orphan[] = [];
  const candidates = (await listBuckets(session, "wildrydes-")).filter((name) => !known.has(name) && !isShared(name));
  await forEachConcurrently(candidates, { concurrency, signal }, async (name) => {
    const tags = await readTags(environment, name);
    if (tags?.get(tagNames.environment) === environmentTag(environment)) orphans.push({ name, tags });
  });
  return orphans.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The bucket of a room belongs to all its environments. */
function isShared(name: string): boolean {
  return name.startsWith("wildrydes-shared-");
}

async function readTags({ session }: Environment, name: string): Promise<Tags | undefined> {
  try {
    return await readBucketTags(session, name);
  } catch (error) {
    if (isNotOffered(error)) return undefined;
    throw error;
  }
}
