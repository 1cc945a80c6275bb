import { findFacesOfPhoto, findSimilarFaces, type FaceMatch } from "../../aws/collection/search-face.ts";
import { UserError } from "../../user-error.ts";
import { createCallLimiter } from "../bulk/calls/call-limiter.ts";
import { confirmCost } from "../cost/confirm-cost.ts";
import { estimateComparisons } from "../cost/prices.ts";
import type { Environment } from "../environment.ts";
import { listEnvironmentFaces, type ListedFace } from "./faces.ts";
import { noticeFaces } from "../photos/notice-faces.ts";
import { readPhotoFile } from "../photos/photo-file.ts";
import { runStep } from "../step.ts";

/** How alike two faces are for the machine's CheckFaceDuplicate to take them for one person, in percent. */
export const machineSimilarity = 70;

/** Faces that are one person's, although they are registered for several users. */
export interface DuplicateGroup {
  readonly users: readonly string[];
  readonly faces: readonly ListedFace[];
  /** Of the least alike neighbours in the group, in percent: the group hangs together by it. */
  readonly similarity: number;
}

/**
 * Finds people who are registered under several users: every face is searched for in the collection, and faces that
 * resemble each other, directly or over others, are a group.
 */
export async function findDuplicates(
  environment: Environment,
  options: { similarity: number },
): Promise<DuplicateGroup[]> {
  const faces = await listEnvironmentFaces(environment);
  return runStep(environment.port, { code: "step-compare-faces", values: { count: faces.length } }, async () => {
    await confirmCost(environment, estimateComparisons(faces.length));
    const pairs = await findPairs(environment, faces, options);
    const groups = groupFaces(faces, pairs);
    return { value: groups, changed: false };
  });
}

/** Two faces that resemble each other. */
export interface FacePair {
  readonly one: string;
  readonly other: string;
  readonly similarity: number;
}

async function findPairs(
  environment: Environment,
  faces: readonly ListedFace[],
  { similarity }: { similarity: number },
): Promise<FacePair[]> {
  const session = environment.session.withoutRetries();
  const collection = environment.names.collection;
  // Rekognition grants 50 searches a second in its large regions (Guidelines and quotas).
  const limiter = createCallLimiter({
    operation: "SearchFaces",
    bucket: { start: 50, burst: 50 },
    atOnce: 8,
    retries: 4,
  });
  const found = await Promise.all(
    faces.map(async ({ faceId }) => {
      const matches = await limiter.call(() => findSimilarFaces(session, { collection, faceId, similarity }));
      return (matches ?? []).map((match) => ({ one: faceId, other: match.faceId, similarity: match.similarity }));
    }),
  );
  return found.flat();
}

/** Joins faces along their pairs, the most alike first, and keeps the groups of more than one user. */
export function groupFaces(faces: readonly ListedFace[], pairs: readonly FacePair[]): DuplicateGroup[] {
  const groupOf = new Map(faces.map((face) => [face.faceId, { faces: [face], similarity: 100 }]));
  for (const { one, other, similarity } of pairs.toSorted((a, b) => b.similarity - a.similarity)) {
    const [group, joined] = [groupOf.get(one), groupOf.get(other)];
    if (!group || !joined || group === joined) continue;
    group.faces.push(...joined.faces);
    group.similarity = Math.min(group.similarity, joined.similarity, similarity);
    for (const { faceId } of joined.faces) groupOf.set(faceId, group);
  }
  return [...new Set(groupOf.values())]
    .map((group) => ({ ...group, users: [...new Set(group.faces.map(({ user }) => user ?? "-"))].sort() }))
    .filter(({ users }) => users.length > 1)
    .sort((one, other) => other.faces.length - one.faces.length || other.similarity - one.similarity);
}

/** A face that resembles the one in a photo, and the photo it was registered with. */
export interface FoundFace extends FaceMatch {
  readonly photo: string | undefined;
}

/** A request may carry a photo of up to 5 MB (Rekognition, Guidelines and quotas). */
const mostBytes = 5 * 1024 * 1024;

/**
 * Finds whose face a photo shows. The photo is sent with the request and stored nowhere.
 *
 * @throws UserError when it cannot be searched for: too large (exit code 2), or without a face (1)
 */
export async function searchFaces(
  environment: Environment,
  search: { photo: string; similarity: number },
): Promise<FoundFace[]> {
  const { body } = await readPhotoFile(search.photo);
  if (body.length > mostBytes) throw tooLarge(search.photo, body.length);
  await noticeFaces(environment);
  const faces = await listEnvironmentFaces(environment);
  const matches = await findFacesOfPhoto(environment.session, {
    collection: environment.names.collection,
    photo: { bytes: body },
    similarity: search.similarity,
  });
  if (matches === undefined) throw noFace(search.photo);
  const photos = new Map(faces.map(({ faceId, photo }) => [faceId, photo]));
  return matches.map((match) => ({ ...match, photo: photos.get(match.faceId) }));
}

function tooLarge(file: string, bytes: number): UserError {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return new UserError({
    code: "bad-photo",
    values: { file, problem: { code: "photo-too-many-bytes", values: { megabytes, limit: 5 } } },
  });
}

function noFace(photo: string): UserError {
  return new UserError({ code: "no-face", values: { photo } });
}
