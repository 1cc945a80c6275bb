import { describeStack } from "../../../aws/stack/describe-stack.ts";
import { isInProgress } from "../../../aws/stack/stack-operation.ts";
import { listObjects } from "../../../aws/bucket/objects.ts";
import { readSamplePhotos } from "../../package-files.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import { askOf, choice, textsOf } from "./texts.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";

const questions: readonly Question[] = [choice(askOf("stack", "thumbnails"), 2)];

/** The outputs of the workshop's stack. */
const outputCount = 10;

/** Lesson 2: the stack. */
export const stack: Lesson = {
  ...textsOf("stack", 1, 2),
  number: 2,
  minutes: 3,
  path: "core",
  questions,
  checks: [
    {
      id: "complete",
      layer: "truth",
      what: { code: "check-stack" },
      mistakes: ["mistake-stack-missing", "mistake-other-environment"],
      run: checkStack,
    },
    {
      id: "photos",
      layer: "truth",
      what: { code: "check-photos" },
      mistakes: ["mistake-photos-missing"],
      run: checkPhotos,
    },
    ...answerChecks(questions),
  ],
};

async function checkStack({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session, names, target } = environment;
  const view = await describeStack(session, names.stack);
  if (view === undefined || view.status === "DELETE_COMPLETE") {
    const plain = names.stack.replace(/-[^-]+$/, "");
    const other = target.environment === undefined ? undefined : await describeStack(session, plain);
    if (other) return mistaken({ code: "mistake-other-environment", values: { found: plain, stack: names.stack } });
    return mistaken({ code: "mistake-stack-missing", values: { stack: names.stack } });
  }
  const done = /^(CREATE|UPDATE)_COMPLETE$/.test(view.status) && view.outputs.size >= outputCount;
  if (done) return undefined;
  const values = { stack: names.stack, status: view.status, reason: view.statusReason };
  return mistaken({ code: isInProgress(view.status) ? "mistake-stack-in-progress" : "mistake-stack-failed", values });
}

async function checkPhotos({ environment, resources }: LessonContext): Promise<Finding | undefined> {
  const { photoBucket } = await resources();
  const there = new Set((await listObjects(environment.session, photoBucket)).map((object) => object.key));
  const missing = (await readSamplePhotos()).map((photo) => photo.key).filter((key) => !there.has(key));
  return missing.length === 0 ? undefined : mistaken({ code: "mistake-photos-missing", values: { missing } });
}
