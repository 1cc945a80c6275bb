import type { AnyMessage, AreaText } from "../entry.ts";

/** The outcome of a photo, its reason, and the effect of the workshop's traps. */
export const text = {
  "outcome-line": (
    v: { kind: "accepted" | "succeeded" | "refused" | "failed" | "running"; reason?: AnyMessage | undefined },
    { say },
  ) => (v.reason === undefined ? v.kind : `${v.kind}: ${say(v.reason)}`),

  "already-registered": "already registered",
  "no-face-found": "no face",
  "several-faces": (v: { count: number }) => `${v.count} faces`,
  "wearing-sunglasses": "wearing sunglasses",
  "not-jpeg-or-png": "not a JPEG or PNG photo",
  "unreadable-photo": "the photo cannot be read",
  "timed-out": "the execution took too long",
  "was-stopped": "the execution was stopped",
  "unknown-reason": "for an unknown reason",
  /** The words of a function or of AWS, as they came. */
  "said-by-aws": (v: { text: string }) => v.text,

  "verdict-accepted": "passes FaceDetection: one face",
  "verdict-no-face": "refused: no face",
  "verdict-several-faces": (v: { count: number }) => `refused: ${v.count} faces`,
  "verdict-sunglasses": (v: { percent: number }) => `refused: wearing sunglasses, ${v.percent} %`,

  "explain-own-face": (v: { user: string }) =>
    `The face in the collection belongs to ${v.user}, from an earlier photo. CheckFaceDuplicate refuses a rider's own face too.`,
  "explain-let-register": (v: { user: string }, { cmd }) =>
    `To let ${v.user} register again: ${cmd("faces delete", { user: v.user })}`,
  "explain-known-face": (_: Record<string, never>, { cmd }) =>
    `The face is already in the collection. To see whose it is: ${cmd("faces list")}`,
  "explain-other-face": (v: { owner: string }) =>
    `The face is registered for ${v.owner}: the same person signs up under another name.`,
  "explain-free-face": (v: { owner: string }, { cmd }) =>
    `To let this face register again: ${cmd("faces delete", { user: v.owner })}`,
  "explain-collection-unseen": (v: { collection: string }) =>
    `Rekognition did not find the collection ${v.collection} for a moment. It exists: run the photo again.`,
  "explain-no-collection": (v: { collection: string }) =>
    `The collection ${v.collection} does not exist. The machine has no Catch for this error, so the execution fails.`,
  "explain-make-collection": (_: Record<string, never>, { cmd }) =>
    `To create the collection: ${cmd("collection reset")}`,
  "explain-face-filtered": (v: { key: string }) =>
    `Rekognition detected a face in ${v.key}, but then did not index it: it is too small, too blurred or turned away. The machine has no Catch for this error, so the execution fails.`,
  "explain-larger-face": "Try a photo that shows the face larger and from the front.",
  "explain-role-denied": (v: { role: string; action: string }) =>
    `The role ${v.role} is not allowed to perform ${v.action}. The template allows it, so the role was changed, or another policy denies it.`,
  "explain-check-roles": (_: Record<string, never>, { cmd }) => `To check the roles: ${cmd("setup")}`,
  "explain-unreadable-photo": (v: { key: string }) =>
    `The function could not read the photo ${v.key}: it was deleted, or its key has characters that the functions decode.`,
  "explain-face-left": (v: { user: string }) =>
    `The face was indexed before the failure and stays in the collection. The next photo of ${v.user} would be refused as already registered.`,
  "explain-try-again": (v: { user: string }, { cmd }) =>
    `To let ${v.user} try again: ${cmd("faces delete", { user: v.user })}`,
} satisfies AreaText;
