import { describeStack } from "../../../aws/stack/describe-stack.ts";
import { isInProgress } from "../../../aws/stack/watch-stack.ts";
import { listObjects } from "../../../aws/bucket/objects.ts";
import { readSamplePhotos } from "../../package-files.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";

const questions: readonly Question[] = [
  {
    kind: "choice",
    id: "thumbnails",
    text: { code: "stack-ask-thumbnails" },
    options: [{ code: "stack-thumbnails-a" }, { code: "stack-thumbnails-b" }, { code: "stack-thumbnails-c" }],
    right: 2,
    why: { code: "stack-thumbnails-why" },
  },
];

/** The outputs of the workshop's stack. */
const outputCount = 10;

/** Lesson 2: the stack. */
export const stack: Lesson = {
  id: "stack",
  number: 2,
  minutes: 3,
  path: "core",
  title: { code: "stack-title" },
  text: { code: "stack-text" },
  tasks: [{ code: "stack-task-1" }, { code: "stack-task-2" }],
  hints: [{ code: "stack-hint-1" }, { code: "stack-hint-2" }, { code: "stack-hint-3" }],
  more: { code: "stack-more" },
  needsStack: false,
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
