import { listExecutions } from "../../../aws/execution/read-execution.ts";
import type { Environment } from "../../environment.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { runPhoto } from "../../run/run-photo.ts";
import { findMachines } from "../../machines.ts";
import { setUp } from "../../setup/setup.ts";
import { tearDown } from "../../teardown/teardown.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import { textsOf } from "./texts.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { readResources } from "../../resources.ts";
import { resetData } from "../test-runs/reset-data.ts";
import { quietPort } from "../test-runs/test-machine.ts";
import type { MachineCheck } from "./machine-checks.ts";

const questions: readonly Question[] = [
  {
    kind: "choice",
    id: "did-it-fail",
    text: { code: "first-photo-ask-failed" },
    options: [{ code: "answer-yes" }, { code: "answer-no" }],
    right: 1,
    why: { code: "first-photo-failed-why" },
  },
];

/** Runs two photos where everybody can see it: this lesson is there to be looked at. */
const photosRun: MachineCheck = {
  id: "photos",
  layer: "truth",
  what: { code: "check-two-photos" },
  mistakes: ["mistake-photo-run"],
  run: runBoth,
};

/** Lesson 0: a photo goes through a ready machine. */
export const firstPhoto: Lesson = {
  ...textsOf("first-photo", 1, 2),
  number: 0,
  minutes: 2,
  path: "core",
  showsRuns: true,
  questions,
  checks: [photosRun, ...answerChecks(questions)],
  enter: prepare,
  async leave(environment) {
    await tearDown({ ...environment, port: quietPort }, { onlyPlan: false });
  },
};

async function prepare(environment: Environment): Promise<void> {
  await setUp(environment);
  await deployStageMachine(environment, 4);
}

/** Runs the photos, unless that was done before and only the answer changed. */
async function runBoth({ environment }: LessonContext): Promise<Finding | undefined> {
  const machine = (await findMachines(environment)).find((candidate) => candidate.stage === 4);
  if (machine === undefined) await prepare(environment);
  else if ((await listExecutions(environment.session, { machineArn: machine.arn, limit: 2 })).length === 2)
    return undefined;
  await resetData(environment, await readResources(environment));
  for (const [user, key, expected] of [
    ["user_a", "1_happy_face.jpg", "accepted"],
    ["user_b", "2_sunglass_face.jpg", "refused"],
  ] as const) {
    environment.port.notify({ type: "chapter", title: { code: "demo-chapter-photo", values: { user, key } } });
    const { outcome } = await runPhoto(environment, { user, key, stage: 4 });
    const shown = { code: "outcome-line", values: outcome } as const;
    environment.port.notify({ type: "photo-done", user, key, kind: outcome.kind, outcome: shown });
    if (outcome.kind === expected) continue;
    const reason = outcome.reason ?? { code: "unknown-reason" as const };
    return mistaken({ code: "mistake-photo-run", values: { key, outcome: outcome.kind, reason } });
  }
  return undefined;
}
