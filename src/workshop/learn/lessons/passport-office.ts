import { findPassportOffice } from "../../passport/office.ts";
import { findPassportResult, type PassportResult } from "../../passport/results.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding, type LessonText } from "../check.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import type { MachineCheck } from "./machine-checks.ts";
import { askOf, choice, textsOf } from "./texts.ts";

const questions: readonly Question[] = [choice(askOf("passport-office", "mouth"), 2)];

/** The threshold of the workshop's text, in percent. */
const usualThreshold = 90;
/** The name under which a photo is judged again. */
const againName = "again.jpg";

/** A photo was handed in, and its result is what its face shows. */
function isJudged(check: {
  id: string;
  name: string;
  what: LessonText;
  fits: (result: PassportResult) => boolean;
  expected: readonly string[];
}): MachineCheck {
  const { id, name, what, fits, expected } = check;
  return {
    id,
    layer: "truth",
    what,
    mistakes: id === "passes" ? ["mistake-not-handed-in", "mistake-other-result"] : ["mistake-not-handed-in"],
    async run(context) {
      const result = await readResult(context, name);
      if (result === undefined) return mistaken({ code: "mistake-not-handed-in", values: { name } });
      if (fits(result)) return undefined;
      const reasons = result.reasons.map((reason) => reason.name);
      return mistaken({
        code: "mistake-other-result",
        values: { name, result: result.result, reasons, expected },
      });
    },
  };
}

const hasOtherThreshold: MachineCheck = {
  id: "threshold",
  layer: "truth",
  what: { code: "check-threshold" },
  mistakes: ["mistake-not-handed-in", "mistake-same-threshold"],
  run: checkThreshold,
};

/** Lesson 17: photos for passports. */
export const passportOffice: Lesson = {
  ...textsOf("passport-office", 1, 2, 3, 4),
  number: 17,
  minutes: 8,
  path: "more",
  photos: ["1_happy_face.jpg", "3_multiple_faces.jpg", "6_other_person.jpg"],
  questions,
  checks: [
    isJudged({
      id: "passes",
      name: "6_other_person.jpg",
      what: { code: "check-passport-pass" },
      fits: ({ result }) => result === "PASS",
      expected: ["PASS"],
    }),
    isJudged({
      id: "smile",
      name: "1_happy_face.jpg",
      what: { code: "check-passport-smile" },
      fits: ({ result, reasons }) => result === "FAIL" && reasons.some(({ name }) => name === "Smile"),
      expected: ["FAIL", "Smile"],
    }),
    isJudged({
      id: "faces",
      name: "3_multiple_faces.jpg",
      what: { code: "check-passport-faces" },
      fits: ({ result, reasons }) => result === "FAIL" && reasons.some(({ name }) => name === "SeveralFaces"),
      expected: ["FAIL", "SeveralFaces"],
    }),
    hasOtherThreshold,
    ...answerChecks(questions),
  ],
};

async function readResult({ environment }: LessonContext, name: string): Promise<PassportResult | undefined> {
  const office = await findPassportOffice(environment);
  return office && findPassportResult(environment, office, name);
}

/** The reasons of a photo say by which threshold it was judged. */
async function checkThreshold(context: LessonContext): Promise<Finding | undefined> {
  const result = await readResult(context, againName);
  if (result === undefined) return mistaken({ code: "mistake-not-handed-in", values: { name: againName } });
  const used = result.reasons.flatMap((reason) => ("minConfidence" in reason ? [reason.minConfidence] : []));
  if (used.some((threshold) => threshold !== usualThreshold)) return undefined;
  return mistaken({
    code: "mistake-same-threshold",
    values: { name: againName, threshold: usualThreshold },
  });
}
