import { listObjects, readObjectHead } from "../../aws/bucket/objects.ts";
import { exitCodes } from "../../exit-codes.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";

const mostShown = 12;

/**
 * Makes sure that a photo is in the bucket before an execution is spent on it.
 *
 * @throws UserError (exit code 4) with the photos that are there
 */
export async function requirePhoto(environment: Environment, place: { bucket: string; key: string }): Promise<void> {
  const { session } = environment;
  if (await readObjectHead(session, place)) return;
  const keys = (await listObjects(session, place.bucket)).map((object) => object.key);
  const more = keys.length > mostShown ? `, and ${keys.length - mostShown} more` : "";
  throw new UserError({
    code: "photo-not-found",
    message: `There is no photo ${place.key} in the bucket ${place.bucket}.`,
    why: keys.length === 0 ? "The bucket is empty." : `There are ${keys.slice(0, mostShown).join(", ")}${more}.`,
    next: ["Give one of these with --key, or upload yours with --photo FILE"],
    exitCode: exitCodes.notFound,
  });
}
