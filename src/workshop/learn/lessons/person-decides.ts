import { sendFailure, sendSuccess, takeActivityTask, type ActivityTask } from "../../../aws/activity/activity-task.ts";
import { denialError } from "../../approvals/deliver-decision.ts";
import { usualModeration } from "../../metadata/compose-flow.ts";
import { waitsForPerson } from "../../metadata/run-image.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { checkCaughtRoutes, checkKeepsInput, checkWaiting } from "../definition/check-approval.ts";
import { checkChoiceState, checkNumberChoice } from "../definition/check-choice.ts";
import { findState, placeIn } from "../definition/machine-file.ts";
import { changeState } from "../test-runs/change-state.ts";
import { explainFailure } from "../test-runs/explain-run.ts";
import { checksEnd, explainEnd } from "../test-runs/expected-end.ts";
import type { TestRun, TestRunOptions } from "../test-runs/test-machine.ts";
import { checkImages, flowMachine } from "../fixtures/images.ts";
import type { TestPhoto } from "../fixtures/fixture.ts";
import { machineChecks, type MachineCheck } from "./machine-checks.ts";
import { askOf, choice, textsOf } from "./texts.ts";

const questions: readonly Question[] = [choice(askOf("person-decides", "token"), 1)];

const variable = "$.moderation.confidence";
const bands = [
  { number: 97, next: "RejectedContent" },
  { number: 90, next: "RejectedContent" },
  { number: 70, next: "SendToApproval" },
  { number: 50, next: "SendToApproval" },
  { number: 0, next: "Parallel" },
];

const choosesBand: MachineCheck = {
  id: "bands",
  layer: "reading",
  what: { code: "check-bands" },
  mistakes: ["mistake-no-default", "mistake-choice-variable", "mistake-band"],
  run: async ({ file }) =>
    checkChoiceState(file, "IsItAppropriate") ??
    checkNumberChoice(file, { state: "IsItAppropriate", variable, ways: bands }),
};

const ends: MachineCheck = {
  id: "waiting",
  layer: "reading",
  what: { code: "check-waiting" },
  mistakes: ["mistake-no-timeout", "mistake-no-heartbeat", "mistake-heartbeat-late"],
  run: async ({ file }) => checkWaiting(file, "SendToApproval"),
};

const keepsInput: MachineCheck = {
  id: "keeps-input",
  layer: "reading",
  what: { code: "check-approval-kept" },
  mistakes: ["mistake-approval-overwrites"],
  run: async ({ file }) => checkKeepsInput(file, { state: "SendToApproval", path: "$.approval" }),
};

const catchesBoth: MachineCheck = {
  id: "catches",
  layer: "reading",
  what: { code: "check-approval-catches" },
  mistakes: ["mistake-catch-missing", "mistake-caught-elsewhere"],
  run: async ({ file }) =>
    checkCaughtRoutes(file, {
      state: "SendToApproval",
      ways: [
        { error: denialError, next: "ApprovalDenied" },
        { error: "States.Timeout", next: "ApprovalTimedOut" },
        { error: "States.HeartbeatTimeout", next: "ApprovalTimedOut" },
      ],
    }),
};

/** Lesson 13: doubtful images wait for a person. */
export const personDecides: Lesson = {
  ...textsOf("person-decides", 1, 2, 3),
  number: 13,
  minutes: 10,
  path: "more",
  machine: flowMachine({ template: "person-decides.asl.json" }, usualModeration),
  questions,
  checks: [
    ...machineChecks({
      reading: [choosesBand, ends, keepsInput, catchesBoth],
      truth: [
        checksEnd({
          id: "through",
          image: imageOf(0),
          end: { error: undefined },
          what: { code: "check-band-through" },
          mistakes: ["mistake-execution-failed"],
          how: ({ environment }) => steered(environment.target.target, 0),
        }),
        checksEnd({
          id: "rejected",
          image: imageOf(97),
          end: { error: "InappropriateContent", state: "RejectedContent" },
          what: { code: "check-band-rejected" },
          mistakes: [],
          how: ({ environment }) => steered(environment.target.target, 97),
        }),
        decides("approved", {
          end: { error: undefined },
          decide: ({ environment: { session } }, { token }) =>
            sendSuccess(session, { token, output: { decision: "approved", decidedBy: "learn" } }),
        }),
        decides("denied", {
          end: { error: "InappropriateContent", state: "ApprovalDenied" },
          decide: ({ environment: { session } }, { token }) =>
            sendFailure(session, { token, error: denialError, cause: "learn" }),
        }),
        decides("nobody", { end: { error: "ApprovalTimedOut" }, seconds: 2, decide: async () => undefined }),
      ],
    }),
    ...answerChecks(questions),
  ],
};

/** A doubtful image waits until somebody decides, or nobody does. */
function decides(
  id: "approved" | "denied" | "nobody",
  check: {
    end: { error: string | undefined; state?: string };
    /** A person's time for this run; without it, the attendee's. */
    seconds?: number;
    decide: (context: LessonContext, task: ActivityTask) => Promise<unknown>;
  },
): MachineCheck {
  return {
    id,
    layer: "truth",
    what: { code: `check-approval-${id}` },
    mistakes: [],
    async run(context) {
      const { environment, file, testMachine } = context;
      const steer = steered(environment.target.target, 70).change;
      const run = await testMachine.run(imageOf(70), {
        change: shortened(steer, check.seconds),
        until: waitsForPerson,
      });
      if (!waitsForPerson(run.visits)) return explainNotWaiting(context, run);
      const activityArn = (await context.outputs()).get("ApprovalActivityArn") ?? "";
      const task = await takeActivityTask(environment.session, { activityArn, worker: "wildrydes-learn" });
      if (task !== undefined) await check.decide(context, task);
      return explainEnd(file, await testMachine.follow(run), check.end);
    },
  };
}

function explainNotWaiting({ file }: LessonContext, run: TestRun): Finding {
  if (run.execution.status !== "SUCCEEDED") return explainFailure(file, run);
  const place = placeIn(file, findState(file, "IsItAppropriate")?.key);
  return mistaken({ code: "mistake-image-accepted", values: { key: run.key, error: "SendToApproval" } }, place);
}

/** A cat, declared to the local endpoint as something else. */
function imageOf(confidence: number): TestPhoto {
  const label = confidence === 0 ? "none" : `Violence:${confidence}`;
  return { user: "", key: `${checkImages}${confidence}.png`, metadata: { "declared-moderation": label } };
}

/** On AWS nothing is declared: the state of the moderation gives its answer without asking. */
function steered(target: string, confidence: number): TestRunOptions {
  if (target === "local") return {};
  const Result = { confidence, labels: [], model: "7.0" };
  return {
    change: (definition) =>
      changeState(definition, "DetectInappropriate", ({ ResultPath, Next }) => ({
        Type: "Pass",
        Result,
        ResultPath,
        Next,
      })),
  };
}

function shortened(
  steer: TestRunOptions["change"],
  seconds: number | undefined,
): NonNullable<TestRunOptions["change"]> {
  return (definition) => {
    const steeredDefinition = steer?.(definition) ?? definition;
    if (seconds === undefined) return steeredDefinition;
    return changeState(steeredDefinition, "SendToApproval", (state) => ({
      ...state,
      TimeoutSeconds: seconds,
      HeartbeatSeconds: seconds - 1,
    }));
  };
}
