import { indexFace } from "../../../aws/collection/faces.ts";
import { stageMachine } from "../fixtures/stage-machine.ts";
import { askOf, choice, textsOf } from "./texts.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { nodeAt } from "../json/json-node.ts";
import { findState, placeIn } from "../definition/machine-file.ts";
import {
  accepts,
  calls,
  catches,
  machineChecks,
  leads,
  refusals,
  refuses,
  type MachineCheck,
} from "./machine-checks.ts";
import { answerChecks } from "../answers.ts";

const questions: readonly Question[] = [choice(askOf("known-faces", "why-twice"), 1)];

/** A result that is kept instead of dropped does no harm. */
const dropsResult: MachineCheck = {
  id: "drops-result",
  layer: "reading",
  what: { code: "check-drops-result", values: { state: "CheckFaceDuplicate" } },
  mistakes: ["mistake-result-kept"],
  async run({ file }) {
    const path = nodeAt(findState(file, "CheckFaceDuplicate")?.node, ["ResultPath"]);
    if (path?.kind !== "scalar" || typeof path.value !== "string" || path.value === "$") return undefined;
    const values = { state: "CheckFaceDuplicate", path: path.value };
    return { kind: "informative", mistake: { code: "mistake-result-kept", values }, place: placeIn(file, path) };
  },
};

/** Lesson 5: refuse a face that is known. */
export const knownFaces: Lesson = {
  ...textsOf("known-faces", 1, 2, 3),
  number: 5,
  minutes: 6,
  path: "core",
  machine: stageMachine(2, { lesson: "first-machine" }),
  questions,
  checks: [
    ...machineChecks({
      reading: [
        calls("CheckFaceDuplicate", "FaceSearchFunctionArn"),
        catches("CheckFaceDuplicate", "FaceAlreadyExistsError"),
        dropsResult,
        leads("FaceDetection", "CheckFaceDuplicate"),
      ],
      truth: [
        accepts({
          id: "accepted",
          user: "user_a",
          key: "1_happy_face.jpg",
          members: [{ state: "FaceDetection", member: "detectedFaceDetails" }],
          dropsResult: "CheckFaceDuplicate",
          mistakes: ["mistake-null-expected", "mistake-result-replaces-input", "mistake-collection-missing"],
        }),
        accepts({
          id: "accepted-twice",
          user: "user_a",
          key: "1_happy_face.jpg",
          members: [],
          what: { code: "check-accepted-twice", values: { key: "1_happy_face.jpg" } },
          mistakes: [],
        }),
        refuses({
          id: "hidden",
          user: "user_b",
          key: "1_happy_face.jpg",
          refusal: refusals.known,
          what: { code: "check-known-face" },
          mistakes: ["mistake-error-replaces-input"],
          before: indexHappyFace,
        }),
      ],
    }),
    ...answerChecks(questions),
  ],
};

async function indexHappyFace({ environment, resources }: LessonContext): Promise<void> {
  const { photoBucket: bucket } = await resources();
  const { session, names } = environment;
  await indexFace(session, { collection: names.collection, bucket, key: "1_happy_face.jpg", user: "user_a" });
}
