import { parseJson, readText } from "../../json-member.ts";
import { decodeKey } from "../../run/encoded-key.ts";
import { judgeExecution } from "../../run/outcome.ts";
import { showTriggers } from "../../trigger/show-triggers.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { checkChoiceState } from "../definition/check-choice.ts";
import { checkExpressions } from "../definition/check-expressions.ts";
import { explainFailure } from "../test-runs/explain-run.ts";
import { explainEnd } from "../test-runs/expected-end.ts";
import { uploadPhoto } from "../test-runs/upload.ts";
import { triggerMachine, uploadPrefix, uploadRiders } from "../fixtures/uploads.ts";
import { machineChecks, type MachineCheck } from "./machine-checks.ts";
import { askOf, choice, textsOf } from "./texts.ts";

const questions: readonly Question[] = [choice(askOf("upload-starts", "loop"), 2)];

const [firstRider, secondRider] = uploadRiders;

/** A name that encoding changes: with a space, a plus sign and a percent sign. */
const trickyName = ["my", "photo+50%25.jpg"].join(" ");

const readsRider: MachineCheck = {
  id: "rider",
  layer: "reading",
  what: { code: "check-reads-rider" },
  mistakes: ["mistake-expression-missing", "mistake-expression-as-text", "mistake-account-as-rider"],
  run: async ({ file }) => checkExpressions(file, { state: "ReadMetadata", within: ["Assign"], members: ["user"] }),
};

const hasDefault: MachineCheck = {
  id: "choice",
  layer: "reading",
  what: { code: "check-rider-choice" },
  mistakes: ["mistake-no-default"],
  run: async ({ file }) => checkChoiceState(file, "HasRider"),
};

const givesInput: MachineCheck = {
  id: "input",
  layer: "reading",
  what: { code: "check-gives-input" },
  mistakes: ["mistake-expression-missing", "mistake-expression-as-text", "mistake-key-decoded"],
  run: async ({ file }) =>
    checkExpressions(file, {
      state: "Process",
      within: ["Arguments", "Input"],
      members: ["userId", "s3Bucket", "s3Key"],
    }),
};

const isTriggered: MachineCheck = {
  id: "rule",
  layer: "truth",
  what: { code: "check-rule" },
  mistakes: ["mistake-trigger-off"],
  run: checkRule,
};

const startsOne: MachineCheck = {
  id: "one",
  layer: "truth",
  what: { code: "check-upload-one", values: { rider: firstRider } },
  mistakes: ["mistake-execution-failed", "mistake-started-often", "mistake-other-rider"],
  run: (context) => checkUpload(context, { rider: firstRider, name: "photo.jpg" }),
};

const keepsKey: MachineCheck = {
  id: "key",
  layer: "truth",
  what: { code: "check-upload-key" },
  mistakes: ["mistake-key-changed"],
  run: (context) => checkUpload(context, { rider: secondRider, name: trickyName }),
};

const refusesNobody: MachineCheck = {
  id: "nobody",
  layer: "truth",
  what: { code: "check-upload-nobody" },
  mistakes: ["mistake-image-accepted"],
  run: checkNobody,
};

/** Lesson 14: an upload starts the machine. */
export const uploadStarts: Lesson = {
  ...textsOf("upload-starts", 1, 2, 3, 4),
  number: 14,
  minutes: 8,
  path: "more",
  machine: triggerMachine,
  questions,
  checks: [
    ...machineChecks({
      reading: [readsRider, hasDefault, givesInput],
      truth: [isTriggered, startsOne, keepsKey, refusesNobody],
    }),
    ...answerChecks(questions),
  ],
};

async function checkRule({ environment }: LessonContext): Promise<Finding | undefined> {
  const view = (await showTriggers(environment)).find(({ kind }) => kind === "eventbridge");
  return view?.enabled === true ? undefined : mistaken({ code: "mistake-trigger-off" });
}

/** A photo in a rider's folder starts one execution, with that rider and that photo. */
async function checkUpload(
  context: LessonContext,
  photo: { rider: string; name: string },
): Promise<Finding | undefined> {
  const key = `${photo.rider}/${uploadPrefix}${photo.name}`;
  const upload = await uploadPhoto(context, key);
  if (upload === undefined) return mistaken({ code: "mistake-trigger-off" });
  const { run, started } = upload;
  if (run.execution.status !== "SUCCEEDED") return explainFailure(context.file, run);
  const [execution] = started;
  if (execution === undefined || started.length > 1)
    return mistaken({ code: "mistake-started-often", values: { key, count: started.length } });
  const input = parseJson(execution.input);
  const rider = readText(input, "userId") ?? "";
  if (rider !== photo.rider)
    return mistaken({ code: "mistake-other-rider", values: { found: rider, expected: photo.rider } });
  const found = readText(input, "s3Key") ?? "";
  const read = judgeExecution(execution, []).kind !== "failed" && decodeKey(found) === key;
  return read ? undefined : mistaken({ code: "mistake-key-changed", values: { key, found } });
}

async function checkNobody(context: LessonContext): Promise<Finding | undefined> {
  const upload = await uploadPhoto(context, `${uploadPrefix}alone.jpg`);
  if (upload === undefined) return mistaken({ code: "mistake-trigger-off" });
  return explainEnd(context.file, upload.run, { error: "NoRider" });
}
