import { stageMachine } from "../fixtures/stage-machine.ts";
import { textsOf } from "./texts.ts";
import type { Lesson } from "../lesson.ts";
import { accepts, calls, catches, machineChecks, refusals, refuses } from "./machine-checks.ts";

/** Lesson 3: the machine that checks a photo. */
export const firstMachine: Lesson = {
  ...textsOf("first-machine", 1, 2, 3),
  number: 3,
  minutes: 8,
  path: "core",
  machine: stageMachine(1, { template: "first-machine.asl.json" }),
  questions: [],
  checks: machineChecks({
    reading: [
      calls("FaceDetection", "FaceDetectionFunctionArn"),
      calls("PhotoDoesNotMeetRequirement", "NotificationPlaceholderFunctionArn"),
      catches("FaceDetection", "PhotoDoesNotMeetRequirementError"),
    ],
    truth: [
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
  }),
};
