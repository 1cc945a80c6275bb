import { deleteFaces, listFaces, type IndexedFace } from "../../aws/collection/faces.ts";
import { scanItems, type Item } from "../../aws/table/items.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { readResources } from "../resources.ts";
import { decodeKey } from "../run/encoded-key.ts";
import { runStep } from "../step.ts";
import { checkUserId } from "../user-id.ts";

/** A face and the photo that its user's item names. */
export interface ListedFace extends IndexedFace {
  /** Key of the photo; unknown where no item refers to the face, as before stage 4. */
  readonly photo: string | undefined;
}

/** Which faces to delete. */
type FaceChoice =
  | { readonly by: "ids"; readonly ids: readonly string[] }
  | { readonly by: "user"; readonly user: string }
  | { readonly by: "all" };

/** Every face of the collection, by user. */
export async function listEnvironmentFaces(environment: Environment): Promise<ListedFace[]> {
  const [faces, photos] = await Promise.all([requireFaces(environment), photosByFace(environment)]);
  return faces
    .map((face) => ({ ...face, photo: photos.get(face.faceId) }))
    .sort((one, other) => (one.user ?? "").localeCompare(other.user ?? ""));
}

/**
 * Turns flags and arguments into one choice.
 *
 * @throws UserError (exit code 2) unless exactly one way of choosing was used
 */
export function chooseFaces(asked: { ids: readonly string[]; user?: string | undefined; all: boolean }): FaceChoice {
  const ways = [asked.ids.length > 0, asked.user !== undefined, asked.all].filter(Boolean).length;
  if (ways !== 1) throw new UserError({ code: "bad-face-choice", values: { ways } });
  if (asked.user !== undefined) return { by: "user", user: checkUserId(asked.user) };
  return asked.all ? { by: "all" } : { by: "ids", ids: asked.ids };
}

/** Deletes the chosen faces from the collection; photos and items stay. Asks before it deletes all. */
export async function deleteChosenFaces(
  environment: Environment,
  choice: FaceChoice,
): Promise<{ deleted: IndexedFace[] }> {
  const { session, names, port } = environment;
  const faces = await requireFaces(environment);
  const chosen = pickFaces(faces, choice);
  if (choice.by === "all" && chosen.length > 0) {
    const values = { count: chosen.length, collection: names.collection };
    if (!(await port.ask({ text: { code: "ask-delete-faces", values } }))) throw declined();
  }
  if (chosen.length === 0) return { deleted: [] };
  return runStep(port, { code: "step-faces", values: { collection: names.collection } }, async () => {
    const ids = await deleteFaces(
      session,
      names.collection,
      chosen.map((face) => face.faceId),
    );
    const deleted = chosen.filter((face) => ids.includes(face.faceId));
    return { value: { deleted }, changed: true, detail: { code: "count-deleted", values: { count: deleted.length } } };
  });
}

function pickFaces(faces: readonly IndexedFace[], choice: FaceChoice): IndexedFace[] {
  if (choice.by === "all") return [...faces];
  if (choice.by === "user") {
    const own = faces.filter((face) => face.user === choice.user);
    if (own.length === 0) throw faceNotFound([], choice.user);
    return own;
  }
  const missing = choice.ids.filter((id) => !faces.some((face) => face.faceId === id));
  if (missing.length > 0) throw faceNotFound(missing);
  return faces.filter((face) => choice.ids.includes(face.faceId));
}

async function requireFaces(environment: Environment): Promise<IndexedFace[]> {
  const faces = await listFaces(environment.session, environment.names.collection);
  if (faces) return faces;
  throw new UserError({ code: "collection-not-found", values: { collection: environment.names.collection } });
}

/** Which photo a face came from is known from the items of stage 4 alone; without a stack there are none. */
async function photosByFace(environment: Environment): Promise<Map<string, string>> {
  let items: Item[] | undefined;
  try {
    items = await scanItems(environment.session, (await readResources(environment)).table);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return new Map((items ?? []).map((item) => [String(item["faceId"]), decodeKey(String(item["s3key"]))]));
}

function faceNotFound(faces: readonly string[], user?: string): UserError {
  return new UserError({ code: "face-not-found", values: { faces, user } });
}
