import { countOf } from "../count.ts";
import type { AreaText, NoValues } from "../entry.ts";

/** The environment in one view, a rider, the collection and its faces. */
export const text = {
  "section-stack": "Stack",
  "section-photos": (v: { count: number }) => `Photos (${v.count})`,
  "section-thumbnails": (v: { count: number }) => `Thumbnails (${v.count})`,
  "section-items": (v: { count: number }) => `Items (${v.count})`,
  "section-faces": (v: { count: number }) => `Faces (${v.count})`,
  "section-machines": (v: { count: number }) => `State machines (${v.count})`,
  "section-executions": (v: { count: number }) => `Newest executions (${v.count})`,
  "section-other-machines": (v: { count: number }) => `Other state machines (${v.count})`,
  "section-versions": "Versions of the machine that is updated in place",
  "machine-form": (v: { form: string; stage?: number | undefined }) =>
    v.form === "own" ? "your own" : v.stage === undefined ? v.form : `${v.form}, stage ${v.stage}`,
  "no-stack": (_: NoValues, { cmd }) => `does not exist: run \`${cmd("setup")}\``,
  "no-collection": (_: NoValues, { cmd }) => `no collection: run \`${cmd("setup")}\``,
  "and-more": (v: { count: number }) => `… and ${v.count} more`,
  "template-differs": "differs",
  "template-same": "same",
  "just-now": "just now",
  "minutes-ago": (v: { count: number }) => `${v.count} min ago`,
  "hours-ago": (v: { count: number }) => `${v.count} h ago`,
  "days-ago": (v: { count: number }) => `${v.count} days ago`,

  "no-item": "none (stage 4 writes it)",
  "collection-created": (v: { collection: string }) => `Created the collection ${v.collection}.`,
  "collection-emptied": (v: { collection: string; faces: number }) =>
    `The collection ${v.collection} is empty again: ${countOf(v.faces, "face")} deleted.`,

  "no-faces": "The collection contains no faces.",
  "no-duplicates": "No person is registered under several user ids.",
  "duplicate-group": (v: { users: readonly string[]; similarity: string }) =>
    `${v.users.join(", ")}: one person, at least ${v.similarity} similar`,
  "duplicates-next": (_: NoValues, { cmd }) =>
    `To delete the faces of one user: ${cmd("faces delete", { user: "ID" })}`,
  "no-similar-face": "The collection contains no similar face.",
  "nothing-deleted": "There was no face to delete.",
  "faces-deleted": (v: { count: number }) => `${countOf(v.count, "face")} deleted:`,
  "no-user": "no user",
  "numbered-face": (v: { number: number }) => `Face ${v.number}`,
  "face-attributes": (v: {
    confidence: string;
    sunglasses: boolean;
    sunglassesConfidence: string;
    eyeglasses: boolean;
    eyeglassesConfidence: string;
  }) =>
    `${v.confidence}, sunglasses ${v.sunglasses ? "yes" : "no"} (${v.sunglassesConfidence}), eyeglasses ${v.eyeglasses ? "yes" : "no"} (${v.eyeglassesConfidence})`,
} satisfies AreaText;
