import {
  createCollection,
  deleteCollection,
  describeCollection,
  type CollectionView,
} from "../../aws/collection/collection.ts";
import { listFaces } from "../../aws/collection/faces.ts";
import type { Tags } from "../../aws/tags.ts";
import { tagsForNew } from "../resource-settings.ts";
import { retrying } from "../../aws/retry.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { runStep } from "../step.ts";

/** Creates the collection unless it is there, and waits until Rekognition finds it. Answers whether it was made. */
export async function ensureCollection(environment: Environment, tags: Tags): Promise<boolean> {
  const { session, names } = environment;
  if (await describeCollection(session, names.collection)) return false;
  const created = await createCollection(session, names.collection, tags);
  await waitUntilVisible(environment);
  return created;
}

/** How often in a row the collection has to be seen: Rekognition's hosts learn of it one after the other. */
const sightings = 3;

async function waitUntilVisible(environment: Environment): Promise<void> {
  let seen = 0;
  const look = async (): Promise<void> => {
    for (; seen < sightings; seen += 1)
      await findCollection(environment).catch((error: unknown) => {
        seen = 0;
        throw error;
      });
  };
  await retrying(look, {
    operation: "DescribeCollection",
    passes: (error) => (error instanceof UserError ? { code: "collection-not-visible" } : undefined),
    onRetry: (retry) => environment.port.notify({ type: "retry", ...retry }),
    signal: environment.signal,
  });
}

/**
 * Creates a collection that was deleted moments ago. When Rekognition says that it exists, that is the deleted one, still
 * visible, or the new one, whose first answer was lost: only the new one has another time of creation than `deleted`.
 */
async function createAgain(environment: Environment, tags: Tags, deleted: CollectionView | undefined): Promise<void> {
  const { session, names, port, signal } = environment;
  const create = async (): Promise<void> => {
    if (await createCollection(session, names.collection, tags)) return;
    const shown = await describeCollection(session, names.collection);
    if (shown?.createdAt === undefined || shown.createdAt.getTime() === deleted?.createdAt?.getTime())
      throw new StillThereError();
  };
  await retrying(create, {
    operation: "CreateCollection",
    passes: (error) => (error instanceof StillThereError ? { code: "collection-still-there" } : undefined),
    onRetry: (retry) => port.notify({ type: "retry", ...retry }),
    firstWaitMs: session.pollMs,
    signal,
  });
  await waitUntilVisible(environment);
}

class StillThereError extends Error {
  override readonly name = "StillThereError";
}

/** The collection and how many faces it holds. */
export async function showCollection(environment: Environment): Promise<CollectionView> {
  // The count in the description lags behind on AWS; the listing does not.
  const [collection, faces] = await Promise.all([
    findCollection(environment),
    listFaces(environment.session, environment.names.collection),
  ]);
  return { ...collection, faces: faces?.length ?? collection.faces };
}

/**
 * Deletes the collection and creates it again, with the environment's tags. Answers whether there was one.
 *
 * @param before as it was described before the deletion
 */
export async function recreateCollection(
  environment: Environment,
  before: CollectionView | undefined,
): Promise<boolean> {
  const existed = await deleteCollection(environment.session, environment.names.collection);
  await createAgain(environment, await tagsForNew(environment), before);
  return existed;
}

/** The result of resetting the collection. */
export interface CollectionReset {
  readonly collection: string;
  readonly deletedFaces: number;
  readonly existed: boolean;
}

/** Deletes the collection with all its faces and creates it again, after asking. */
export async function resetCollection(environment: Environment): Promise<CollectionReset> {
  const { session, names, port } = environment;
  const [faces, before] = await Promise.all([
    listFaces(session, names.collection),
    describeCollection(session, names.collection),
  ]);
  const deletedFaces = faces?.length ?? 0;
  if (deletedFaces > 0) {
    const values = { collection: names.collection, faces: deletedFaces };
    if (!(await port.ask({ text: { code: "ask-reset-collection", values } }))) throw declined();
  }
  return runStep(port, { code: "step-collection", values: { collection: names.collection } }, async () => {
    const existed = await recreateCollection(environment, before);
    return {
      value: { collection: names.collection, deletedFaces, existed },
      changed: true,
      detail: { code: existed ? "created-again" : "created" },
    };
  });
}

async function findCollection(environment: Environment): Promise<CollectionView> {
  const collection = await describeCollection(environment.session, environment.names.collection);
  if (collection) return collection;
  throw new UserError({ code: "collection-not-found", values: { collection: environment.names.collection } });
}
