import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawRun, runAreas } from "../../../src/ui/results/run-text.ts";
import type { RunResult } from "../../../src/workshop/run/run-photo.ts";
import { createStateHistory } from "../../../src/workshop/run/state-history.ts";
import { acceptedRun, refusedRun, scriptHistory } from "../../workshop/run/history-script.ts";

const terminal = { columns: 80, interactive: false, unicode: false };
const words = await loadWords("en", runAreas);

function visitsOf(script: typeof acceptedRun) {
  const history = createStateHistory();
  history.add(scriptHistory(script));
  return history.visits();
}

const accepted: RunResult = {
  user: "user_a",
  key: "1_happy_face.jpg",
  stage: 4,
  machine: "RiderPhotoProcessing-4",
  execution: { name: "first", arn: "arn:first", status: "SUCCEEDED", startedAt: new Date(0), durationMs: 610 },
  outcome: { kind: "accepted", reason: undefined, error: undefined },
  states: visitsOf(acceptedRun),
  written: {
    face: { faceId: "f-1", confidence: 99.5 },
    thumbnail: {
      bucket: "t",
      key: "resized-1_happy_face.jpg",
      bytes: 9100,
      contentType: "image/jpeg",
      width: 300,
      height: 200,
    },
    item: { Username: "user_a", thumbnail: { s3key: "resized-1_happy_face.jpg" } },
  },
  explanations: [],
};

test("an accepted photo shows its outcome, its states and what was written", () => {
  expect(drawRun(accepted, terminal, words)).toBe(`User       user_a
Photo      1_happy_face.jpg
Machine    RiderPhotoProcessing-4
Execution  first

State               Result      Start  Duration  Attempts
FaceDetection       succeeded   10 ms    290 ms         1
ParallelProcessing  succeeded  310 ms    191 ms         1
  AddFaceToIndex    succeeded  311 ms    189 ms         1
  Thumbnail         succeeded  312 ms     88 ms         1
PersistMetadata     succeeded  510 ms     90 ms         1

Written
Face       f-1
Thumbnail  resized-1_happy_face.jpg (300 x 200 pixels, 9.1 KB)
Item       Username         user_a
           thumbnail.s3key  resized-1_happy_face.jpg

ok accepted (610 ms)
Details: npx wildrydes inspect execution first --stage 4`);
});

test("a refused photo shows its reason and what its Catch did", () => {
  const refused: RunResult = {
    ...accepted,
    outcome: { kind: "refused", reason: { code: "already-registered" }, error: "FaceAlreadyExistsError" },
    states: visitsOf(refusedRun),
    written: {},
    explanations: [{ code: "explain-larger-face" }, { code: "explain-known-face" }],
  };
  const text = drawRun(refused, terminal, words);
  expect(text).toContain(`
x refused: already registered (610 ms)
FaceDetection threw PhotoDoesNotMeetRequirementError; its Catch led to PhotoDoesNotMeetRequirement. The execution itself SUCCEEDED, because the machine handled the error.
`);
  expect(text).toContain("\nFaceDetection: PhotoDoesNotMeetRequirementError: Face is wearing sunglasses\n");
  expect(text).toMatch(/\n\nTry a photo .*\n.* npx wildrydes faces list\n\nx refused/);
  expect(text).not.toContain("Written");
});

test("an execution that was not waited for: how to look at it", () => {
  const running: RunResult = {
    ...accepted,
    outcome: { kind: "running", reason: undefined, error: undefined },
    states: [],
    written: {},
  };
  expect(drawRun(running, terminal, words)).toBe(`RiderPhotoProcessing-4 is running with 1_happy_face.jpg for user_a.

arn:first

To follow it: npx wildrydes inspect execution first --stage 4`);
});

test("the times of all states are in one unit, that of the longest", () => {
  const [first, second] = accepted.states;
  if (!first || !second) throw new Error("the script has two states");
  const unitsOf = (durationMs: number): string[] => {
    const text = drawRun({ ...accepted, states: [{ ...first, durationMs }, second] }, terminal, words);
    const table = text.slice(text.indexOf("State "), text.indexOf("Written"));
    return [...new Set([...table.matchAll(/\d (ms|s|min)\b/g)].map(([, unit]) => unit ?? ""))];
  };
  expect([unitsOf(87), unitsOf(4920), unitsOf(12_000), unitsOf(900_000)]).toEqual([["ms"], ["ms"], ["s"], ["min"]]);
});
