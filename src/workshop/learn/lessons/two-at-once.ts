import { readText } from "../../json-member.ts";
import { readThumbnail } from "../../run/written.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import { stageMachine } from "../fixtures/stage-machine.ts";
import { askOf, choice, textsOf } from "./texts.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { findState, placeIn } from "../definition/machine-file.ts";
import { checkParallel, parallelMistakes } from "../definition/check-states.ts";
import { accepts, calls, machineChecks, leads, refusals, refuses, type MachineCheck } from "./machine-checks.ts";

const questions: readonly Question[] = [choice(askOf("two-at-once", "other-rider"), 0)];

/** Two branches, the index first. */
export const hasBranches: MachineCheck = {
  id: "branches",
  layer: "reading",
  what: { code: "check-branches", values: { state: "ParallelProcessing" } },
  mistakes: parallelMistakes,
  run: async ({ file, outputs }) =>
    checkParallel(file, {
      state: "ParallelProcessing",
      branches: ["IndexFaceFunctionArn", "ThumbnailFunctionArn"],
      outputs: await outputs(),
    }),
};

const makesThumbnail: MachineCheck = {
  id: "thumbnail",
  layer: "truth",
  what: { code: "check-thumbnail" },
  mistakes: ["mistake-other-thumbnail"],
  run: checkThumbnail,
};

const runsAtOnce: MachineCheck = {
  id: "at-once",
  layer: "truth",
  what: { code: "check-at-once" },
  mistakes: ["mistake-not-at-once"],
  run: async (context) => checkOverlap(context),
};

/** Lesson 6: index and thumbnail in parallel. */
export const twoAtOnce: Lesson = {
  ...textsOf("two-at-once", 1, 2, 3),
  number: 6,
  minutes: 8,
  path: "core",
  machine: stageMachine(3, { lesson: "known-faces" }),
  questions,
  checks: [
    ...machineChecks({
      reading: [
        hasBranches,
        calls("AddFaceToIndex", "IndexFaceFunctionArn"),
        calls("Thumbnail", "ThumbnailFunctionArn"),
        leads("CheckFaceDuplicate", "ParallelProcessing"),
      ],
      truth: [
        accepts({
          id: "accepted",
          user: "user_a",
          key: "1_happy_face.jpg",
          members: [{ state: "ParallelProcessing", member: "parallelResult" }],
          mistakes: ["mistake-result-replaces-input", "mistake-result-elsewhere", "mistake-result-dropped"],
        }),
        makesThumbnail,
        runsAtOnce,
        refuses({
          id: "hidden",
          user: "user_b",
          key: "1_happy_face.jpg",
          refusal: refusals.known,
          what: { code: "check-other-rider" },
          mistakes: [],
        }),
      ],
    }),
    ...answerChecks(questions),
  ],
};

async function checkThumbnail({ environment, file, testMachine }: LessonContext): Promise<Finding | undefined> {
  const run = testMachine.latest;
  const key = readText(run?.output, "parallelResult", 1, "thumbnail", "s3key") ?? "";
  const bucket = readText(run?.output, "parallelResult", 1, "thumbnail", "s3bucket") ?? "";
  const thumbnail = bucket === "" ? undefined : await readThumbnail(environment, { bucket, key });
  const fits = Math.max(thumbnail?.width ?? 0, thumbnail?.height ?? 0) === 300;
  if (fits && run !== undefined && key === `resized-${run.key}`) return undefined;
  const values = { expected: `resized-${run?.key ?? ""}`, found: key };
  return mistaken({ code: "mistake-other-thumbnail", values }, placeIn(file, findState(file, "Thumbnail")?.key));
}

/** Branches run at once when the later one begins before the earlier one ends. */
function checkOverlap({ file, testMachine }: LessonContext): Finding | undefined {
  const [index, thumbnail] = ["AddFaceToIndex", "Thumbnail"].map((name) =>
    testMachine.latest?.visits.find((visit) => visit.name === name),
  );
  if (index === undefined || thumbnail === undefined) return undefined;
  const [first, second] = index.startMs <= thumbnail.startMs ? [index, thumbnail] : [thumbnail, index];
  if (second.startMs <= first.startMs + first.durationMs) return undefined;
  return mistaken(
    { code: "mistake-not-at-once", values: { first: first.name, second: second.name } },
    placeIn(file, findState(file, second.name)?.key),
  );
}
