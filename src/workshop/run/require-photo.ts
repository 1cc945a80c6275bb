import { listObjects, readObjectHead } from "../../aws/bucket/objects.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";

const mostShown = 12;

/** What the photo is for: its error says how to give another one. */
type PhotoPurpose = "run" | "flow" | "annotate";

/**
 * Makes sure that a photo is in the bucket before an execution is spent on it.
 *
 * @throws UserError (exit code 4) with the photos that are there
 */
export async function requirePhoto(
  environment: Environment,
  place: { bucket: string; key: string },
  purpose: PhotoPurpose,
): Promise<void> {
  const { session } = environment;
  if (await readObjectHead(session, place)) return;
  const keys = (await listObjects(session, place.bucket)).map((object) => object.key);
  const present = keys.slice(0, mostShown);
  const values = { ...place, present, more: keys.length - present.length, purpose };
  throw new UserError({ code: "photo-not-found", values });
}
