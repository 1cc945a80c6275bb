import { randomUUID } from "node:crypto";
import { describeExecution, listExecutions } from "../../../aws/execution/read-execution.ts";
import { createHistoryReader } from "../../../aws/execution/read-history.ts";
import type { Environment } from "../../environment.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { findMachines } from "../../machines.ts";
import { runPhoto } from "../../run/run-photo.ts";
import { createStateHistory } from "../../run/state-history.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import { ensureStack } from "../fixtures/riders.ts";
import { askOf, choice, textsOf } from "./texts.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";

/** The executions that the lesson starts to be read begin so. */
const prefix = "read-me-";

const questions: readonly Question[] = [
  choice(askOf("read-execution", "next-event"), 0),
  choice(askOf("read-execution", "cause"), 1),
  {
    kind: "number",
    id: "milliseconds",
    text: { code: "read-execution-ask-duration", values: { prefix } },
    read: ({ environment }) => readDuration(environment),
    why: { code: "read-execution-duration-why" },
  },
];

/** Lesson 4: the history of an execution. */
export const readExecution: Lesson = {
  ...textsOf("read-execution", 1, 2),
  number: 4,
  minutes: 4,
  path: "core",
  prepare: ensureStack,
  questions,
  checks: [
    {
      id: "there",
      layer: "truth",
      what: { code: "check-execution-there", values: { prefix } },
      mistakes: ["mistake-no-execution"],
      run: checkThere,
    },
    ...answerChecks(questions),
  ],
  enter: runPhotoToRead,
};

/** Runs the photo with sunglasses under a name that says what it is for. */
async function runPhotoToRead(environment: Environment): Promise<void> {
  const machine = (await findMachines(environment)).find((candidate) => candidate.stage === 1);
  if (machine === undefined) await deployStageMachine(environment, 1);
  const name = `${prefix}${randomUUID().slice(0, 8)}`;
  await runPhoto(environment, { user: "user_b", key: "2_sunglass_face.jpg", stage: 1, name });
}

async function checkThere({ environment }: LessonContext): Promise<Finding | undefined> {
  return (await findLatest(environment)) === undefined ? mistaken({ code: "mistake-no-execution" }) : undefined;
}

async function findLatest(environment: Environment): Promise<string | undefined> {
  const machine = (await findMachines(environment)).find((candidate) => candidate.stage === 1);
  if (machine === undefined) return undefined;
  const executions = await listExecutions(environment.session, { machineArn: machine.arn, limit: 100 });
  return executions.find(({ name, status }) => name.startsWith(prefix) && status === "SUCCEEDED")?.arn;
}

/** Milliseconds that FaceDetection took; ten more or less, or a twentieth, count as right. */
async function readDuration(environment: Environment): Promise<{ value: number; tolerance: number } | undefined> {
  const arn = await findLatest(environment);
  if (arn === undefined || (await describeExecution(environment.session, arn)) === undefined) return undefined;
  const history = createStateHistory();
  history.add(await createHistoryReader(environment.session, arn).readNew());
  const value = history.visits().find((visit) => visit.name === "FaceDetection")?.durationMs;
  return value === undefined ? undefined : { value, tolerance: Math.max(10, value / 20) };
}
