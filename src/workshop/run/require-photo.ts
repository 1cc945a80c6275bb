import { listObjects, readObjectHead } from "../../aws/bucket/objects.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { createKeyFinder } from "../unicode-forms.ts";

const mostShown = 12;

/** The purpose of the photo: its error says how to give another one. */
type PhotoPurpose = "run" | "flow" | "annotate";

/**
 * Makes sure that a photo is in the bucket before an execution is spent on it.
 *
 * @returns the key as the bucket holds it: in another Unicode form where only that one is there
 * @throws UserError (exit code 4) with the photos that are there
 */
export async function requirePhoto(
  environment: Environment,
  place: { bucket: string; key: string },
  purpose: PhotoPurpose,
): Promise<string> {
  const { session } = environment;
  if (await readObjectHead(session, place)) return place.key;
  const keys = (await listObjects(session, place.bucket)).map((object) => object.key);
  const found = createKeyFinder(keys)(place.key);
  if (found !== undefined) return found;
  const present = keys.slice(0, mostShown);
  const values = { ...place, present, more: keys.length - present.length, purpose };
  throw new UserError({ code: "photo-not-found", values });
}
