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
import type { Lesson, LessonContext, Question } from "../lesson.ts";

/** The executions that the lesson starts to be read begin so. */
const prefix = "read-me-";

const questions: readonly Question[] = [
  {
    kind: "choice",
    id: "next-event",
    text: { code: "read-execution-ask-event" },
    options: [
      { code: "read-execution-event-a" },
      { code: "read-execution-event-b" },
      { code: "read-execution-event-c" },
    ],
    right: 0,
    why: { code: "read-execution-event-why" },
  },
  {
    kind: "choice",
    id: "cause",
    text: { code: "read-execution-ask-cause" },
    options: [
      { code: "read-execution-cause-a" },
      { code: "read-execution-cause-b" },
      { code: "read-execution-cause-c" },
    ],
    right: 1,
    why: { code: "read-execution-cause-why" },
  },
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
  id: "read-execution",
  number: 4,
  minutes: 4,
  path: "core",
  title: { code: "read-execution-title" },
  text: { code: "read-execution-text" },
  tasks: [{ code: "read-execution-task-1" }, { code: "read-execution-task-2" }],
  hints: [{ code: "read-execution-hint-1" }, { code: "read-execution-hint-2" }, { code: "read-execution-hint-3" }],
  more: { code: "read-execution-more" },
  needsStack: true,
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
