import { findFaceOwner } from "../../aws/collection/search-face.ts";
import { pollUntilFound } from "../../aws/poll-until-found.ts";
import type { Environment } from "../environment.ts";
import { readResources } from "../resources.ts";

/** How long reads may lag behind what an execution wrote, in milliseconds of waiting. */
const patienceMs = 15_000;

/**
 * Waits until a search finds the face of an accepted photo. A collection is eventually consistent: the next photo of
 * the same person could be accepted before.
 */
export async function awaitFace(environment: Environment, photo: { user: string; key: string }): Promise<void> {
  const { session, names } = environment;
  const { photoBucket: bucket } = await readResources(environment);
  await awaitTrue(environment, async () => {
    const owner = await findFaceOwner(session, { collection: names.collection, bucket, key: photo.key });
    return owner?.user === photo.user;
  });
}

/** Looks until something is as it is expected, and gives up quietly: what is shown then is not as expected. */
export async function awaitTrue({ session, signal }: Environment, look: () => Promise<boolean>): Promise<void> {
  const options = { onWait: () => {}, signal, pollMs: session.pollMs, patienceMs };
  await pollUntilFound(async () => (await look()) || undefined, options);
}
