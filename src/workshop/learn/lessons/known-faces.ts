import { indexFace } from "../../../aws/collection/faces.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { nodeAt } from "../json/json-node.ts";
import { findState, placeIn } from "../reading/machine-file.ts";
import {
  accepts,
  calls,
  catches,
  hasNoPlaceholder,
  isJson,
  isStructured,
  isValid,
  leads,
  refusals,
  refuses,
  type MachineCheck,
} from "./machine-checks.ts";
import { answerChecks } from "../answers.ts";

const questions: readonly Question[] = [
  {
    kind: "choice",
    id: "why-twice",
    text: { code: "known-faces-ask-twice" },
    options: [{ code: "known-faces-twice-a" }, { code: "known-faces-twice-b" }, { code: "known-faces-twice-c" }],
    right: 1,
    why: { code: "known-faces-twice-why" },
  },
];

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
  id: "known-faces",
  number: 5,
  minutes: 6,
  path: "core",
  title: { code: "known-faces-title" },
  text: { code: "known-faces-text" },
  tasks: [{ code: "known-faces-task-1" }, { code: "known-faces-task-2" }, { code: "known-faces-task-3" }],
  hints: [{ code: "known-faces-hint-1" }, { code: "known-faces-hint-2" }, { code: "known-faces-hint-3" }],
  more: { code: "known-faces-more" },
  machine: { stage: 2, starter: { lesson: "first-machine" } },
  needsStack: true,
  questions,
  checks: [
    isJson,
    hasNoPlaceholder,
    isStructured,
    calls("CheckFaceDuplicate", "FaceSearchFunctionArn"),
    catches("CheckFaceDuplicate", "FaceAlreadyExistsError"),
    dropsResult,
    leads("FaceDetection", "CheckFaceDuplicate"),
    isValid,
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
    ...answerChecks(questions),
  ],
};

async function indexHappyFace({ environment, resources }: LessonContext): Promise<void> {
  const { photoBucket: bucket } = await resources();
  const { session, names } = environment;
  await indexFace(session, { collection: names.collection, bucket, key: "1_happy_face.jpg", user: "user_a" });
}
