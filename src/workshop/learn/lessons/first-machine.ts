import type { Lesson } from "../lesson.ts";
import {
  accepts,
  calls,
  catches,
  hasNoPlaceholder,
  isJson,
  isStructured,
  isValid,
  refusals,
  refuses,
} from "./machine-checks.ts";

/** Lesson 3: the machine that checks a photo. */
export const firstMachine: Lesson = {
  id: "first-machine",
  number: 3,
  minutes: 8,
  path: "core",
  title: { code: "first-machine-title" },
  text: { code: "first-machine-text" },
  tasks: [{ code: "first-machine-task-1" }, { code: "first-machine-task-2" }, { code: "first-machine-task-3" }],
  hints: [{ code: "first-machine-hint-1" }, { code: "first-machine-hint-2" }, { code: "first-machine-hint-3" }],
  more: { code: "first-machine-more" },
  machine: { stage: 1, starter: { template: "first-machine.asl.json" } },
  needsStack: true,
  questions: [],
  checks: [
    isJson,
    hasNoPlaceholder,
    isStructured,
    calls("FaceDetection", "FaceDetectionFunctionArn"),
    calls("PhotoDoesNotMeetRequirement", "NotificationPlaceholderFunctionArn"),
    catches("FaceDetection", "PhotoDoesNotMeetRequirementError"),
    isValid,
    accepts({
      id: "accepted",
      user: "user_a",
      key: "1_happy_face.jpg",
      members: [{ state: "FaceDetection", member: "detectedFaceDetails" }],
      mistakes: [
        "mistake-execution-failed",
        "mistake-result-replaces-input",
        "mistake-result-dropped",
        "mistake-result-elsewhere",
      ],
    }),
    refuses({ id: "refused", user: "user_b", key: "2_sunglass_face.jpg", refusal: refusals.sunglasses }),
    refuses({
      id: "hidden",
      user: "user_d",
      key: "4_no_face.jpg",
      refusal: refusals.noFace,
      what: { code: "check-hidden-photo" },
      mistakes: [],
    }),
  ],
};
