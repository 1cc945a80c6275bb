import { UserError } from "../user-error.ts";

/**
 * Refuses a user id that Rekognition would refuse three states later: it becomes the face's ExternalImageId, of 1 to
 * 255 characters from `[a-zA-Z0-9_.\-:]` (Rekognition API reference, IndexFaces).
 *
 * @throws UserError (exit code 2)
 */
export function checkUserId(user: string): string {
  if (isUserId(user)) return user;
  const shown = user.length > 60 ? `${user.slice(0, 60)}…` : user;
  throw new UserError({
    code: "bad-user-id",
    values: { user: shown, length: user.length, suggestion: suggestUserId(user) },
  });
}

function suggestUserId(user: string): string {
  const fitting = user
    .replaceAll(/[^a-zA-Z0-9_.\-:]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 60);
  return fitting === "" ? "user_a" : fitting;
}

/** Whether Rekognition takes a text as ExternalImageId. */
export function isUserId(user: string): boolean {
  return /^[a-zA-Z0-9_.\-:]{1,255}$/.test(user);
}
