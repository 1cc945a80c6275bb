import { formatNumber } from "../format-number.ts";
import { formFlags, nearKeys } from "../run-hints.ts";
import type { AnyMessage, AreaText, NoValues } from "../entry.ts";

/** Errors about photos, users, executions, state machines, the collection and its faces. */
export const text = {
  "bad-user-id": (v: { user: string; length: number; suggestion: string }) => ({
    message: `Invalid user id: ${v.user}`,
    why:
      v.length > 255
        ? `It has ${v.length} characters. Rekognition accepts up to 255.`
        : "Rekognition stores the id with the face. It accepts only letters, digits, and _ . - : in an id, so an email address does not fit.",
    next: [`Use an id such as ${v.suggestion}`],
  }),
  "no-photo": (_: NoValues, { cmd }) => ({
    message: "No photo is given.",
    next: [
      "Give --key KEY for a photo in the bucket, --photo FILE to upload one, or both",
      `For example: ${cmd("run", { user: "user_a", key: "1_happy_face.jpg" })}`,
    ],
  }),
  "bad-key": (v: { limit: number }) => ({
    message: `The key must have 1 to ${formatNumber(v.limit)} bytes.`,
    next: ["Give a shorter --key"],
  }),
  "bad-execution-name": (v: { name: string }) => ({
    message: `Invalid execution name: ${v.name}`,
    next: ["Use up to 80 letters, digits, hyphens and underscores"],
  }),
  "photo-not-found": (
    v: {
      key: string;
      bucket: string;
      present: readonly string[];
      more: number;
      purpose: "run" | "flow" | "annotate";
    },
    { cmd },
  ) => ({
    message: `There is no photo ${v.key} in the bucket ${v.bucket}.`,
    why:
      v.present.length === 0
        ? "The bucket is empty."
        : `The bucket contains ${v.present.join(", ")}${v.more === 0 ? "" : `, and ${v.more} more`}.`,
    next: [
      ...nearKeys(v.key, v.present).map((key) => `Did you mean ${key}?`),
      "Give one of these with --key",
      {
        run: `Or upload a photo: \`${cmd("run", { user: "ID", photo: "FILE" })}\``,
        flow: `Or upload an image: \`${cmd("run", { flow: "metadata", photo: "FILE" })}\``,
        annotate: `Or draw on a file: \`${cmd("photos annotate", {}, "FILE")}\``,
      }[v.purpose],
    ],
  }),
  "photo-file-not-found": (v: { file: string }) => ({
    message: `There is no file ${v.file}.`,
    next: ["Check the path of the photo"],
  }),
  "bad-photo": (v: { file: string; problem: AnyMessage }, { say }) => ({
    message: `The photo ${v.file} cannot be used.`,
    why: say(v.problem),
    next: ["Choose a JPEG or PNG photo with one face in it"],
  }),
  "no-face": (v: { photo: string }) => ({
    message: `There is no face in the photo ${v.photo}.`,
    next: ["Choose a photo that shows the face larger and from the front"],
  }),
  "execution-exists": (v: { name: string }) => ({
    message: `An execution named ${v.name} already exists.`,
    why: "You can use a name again after 90 days, or with the same input while the execution is running.",
    next: ["Choose another --name, or leave it out"],
  }),
  "execution-not-found": (v: { execution: string; recent: readonly string[] }, { cmd }) => ({
    message: `There is no execution ${v.execution}.`,
    why: v.recent.length === 0 ? undefined : `Recent executions: ${v.recent.join(", ")}.`,
    next: [`List the newest executions: \`${cmd("inspect")}\``],
  }),
  // The reason stands in the result, below the states.
  "execution-failed": (v: { reason?: AnyMessage | undefined }) => ({
    message: "The execution failed.",
    why: v.reason === undefined ? "It gave no reason." : undefined,
  }),
  "unexpected-outcome": (v: { expected: string; outcome: AnyMessage }, { say }) => ({
    message: `Expected: ${v.expected}. Outcome: ${say(v.outcome)}.`,
  }),
  "machine-not-deployed": (
    v: { stage?: number | undefined; form?: string | undefined; deployed: readonly string[] },
    { cmd },
  ) => ({
    message:
      v.stage === undefined && v.form === undefined
        ? "No state machine of this environment is deployed."
        : v.form === "in-place"
          ? "The state machine that is updated in place is not deployed."
          : `The state machine of stage ${v.stage ?? 4}${v.form === "sdk" || v.form === "express" ? ` (${v.form})` : ""} is not deployed.`,
    why: v.deployed.length === 0 ? undefined : `Deployed: ${v.deployed.join(", ")}.`,
    next: [`Run \`${cmd("deploy-machine", { stage: v.stage ?? 1, ...formFlags(v.form) })}\``],
  }),
  "version-not-found": (v: { machine: string; version: string; known: readonly number[] }, { cmd }) => ({
    message: `${v.machine} has no version ${v.version}.`,
    why: v.known.length === 0 ? "It has no versions." : `It has the versions ${v.known.join(", ")}.`,
    next: [`List the versions: \`${cmd("inspect")}\``],
  }),
  "user-missing": (v: { photo: boolean }, { cmd }) => ({
    message: v.photo ? "No user is given." : "No user and no photo are given.",
    next: [
      "Give --user ID, and --key KEY or --photo FILE",
      `For example: ${cmd("run", { user: "user_a", key: "1_happy_face.jpg" })}`,
    ],
  }),
  "express-not-waited": (v: { machine: string }) => ({
    message: `${v.machine} is an Express machine. Step Functions reports its result only to a caller that waits.`,
    next: ["Leave out --no-wait"],
  }),
  "bad-input": (v: { reason?: string | undefined }) => ({
    message: v.reason === undefined ? "The input is not a JSON object." : "The input is not JSON.",
    why: v.reason,
    next: ["Give a JSON object with --input, or the path of a file that contains one"],
  }),
  "input-file-unreadable": (v: { file: string; problem: AnyMessage }, { say }) => ({
    message: `Cannot read the file ${v.file}.`,
    why: say(v.problem),
    next: ["Give a JSON object with --input, or the path of a file that contains one"],
  }),
  "definition-invalid": (v: {
    problems: readonly { code: string; location?: string | undefined; text: string }[];
  }) => ({
    message: "Step Functions rejects the definition.",
    why: v.problems.map(({ code, location, text }) => `${code} at ${location ?? "the top level"}: ${text}`).join("\n"),
    next: ["Correct the definition at the places named above"],
  }),
  "collection-not-found": (v: { collection: string }, { cmd }) => ({
    message: `There is no collection ${v.collection}.`,
    next: [
      `Set the environment up: \`${cmd("setup")}\``,
      `If only the collection is missing, create it: \`${cmd("collection reset")}\``,
    ],
  }),
  "bad-face-choice": (v: { ways: number }, { cmd }) => ({
    message: v.ways === 0 ? "No face is chosen." : "Face ids, --user and --all exclude each other.",
    next: [`Give face ids, or --user ID, or --all. List them: \`${cmd("faces list")}\``],
  }),
  "face-not-found": (v: { faces: readonly string[]; user?: string | undefined }, { cmd }) => ({
    message:
      v.user === undefined
        ? `The collection does not contain the ${v.faces.length === 1 ? "face" : "faces"} ${v.faces.join(", ")}.`
        : `The collection contains no face of ${v.user}.`,
    next: [`List the faces: \`${cmd("faces list")}\``],
  }),
  "user-not-found": (v: { user: string }, { cmd }) => ({
    message: `There is no item and no face of ${v.user}.`,
    next: [`List items and faces: \`${cmd("inspect")}\``],
  }),
  "thumbnail-format": (v: { file: string; type: string; endings: readonly string[] }) => ({
    message: `The thumbnail is ${v.type}, and ${v.file} does not end in ${v.endings.join(" or ")}.`,
    next: ["Name the file after its format with --save"],
  }),
  "file-exists": (v: { file: string }) => ({
    message: `The file already exists: ${v.file}`,
    next: ["Name another file, or delete this one first"],
  }),
  "thumbnail-not-found": (v: { user: string }, { cmd }) => ({
    message: `There is no thumbnail of ${v.user}.`,
    why: "The item that names the thumbnail is written from stage 4 on.",
    next: [`Run a photo through stage 4: ${cmd("run", { user: v.user, key: "KEY", stage: 4 })}`],
  }),
  "file-not-writable": (v: { file: string; reason?: string | undefined }) => ({
    message: `The thumbnail could not be written to ${v.file}.`,
    why: v.reason,
    next: ["Give another path with --save"],
  }),
  "picture-not-written": (v: { file: string; reason: string }) => ({
    message: `The picture could not be written to ${v.file}.`,
    why: v.reason,
    next: ["Give another path with --out"],
  }),
  "bad-annotation": (v: { problem: AnyMessage }, { say }) => ({
    message: say(v.problem),
    next: ["Give a FILE, or --key KEY for a photo in the bucket; name the picture with --out FILE.png or FILE.jpg"],
  }),
} satisfies AreaText;
