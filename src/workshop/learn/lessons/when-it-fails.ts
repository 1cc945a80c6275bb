import { mistaken, type Finding } from "../check.ts";
import { itemsOf, memberOf, nodeAt, type JsonNode } from "../json/json-node.ts";
import { stageMachine } from "../fixtures/stage-machine.ts";
import { textsOf } from "./texts.ts";
import type { Lesson, LessonContext } from "../lesson.ts";
import {
  listStates,
  listTexts,
  placeIn,
  textMember,
  type MachineFile,
  type WrittenState,
} from "../definition/machine-file.ts";
import { accepts, machineChecks, type MachineCheck } from "./machine-checks.ts";

/** Errors that no retry cures, by the states whose functions throw them. */
const refusals: Readonly<Record<string, string>> = {
  FaceDetection: "PhotoDoesNotMeetRequirementError",
  CheckFaceDuplicate: "FaceAlreadyExistsError",
};
/** How long a rider may wait for all retries of one state, in seconds. */
const mostSeconds = 90;

const retriesTasks: MachineCheck = {
  id: "retries",
  layer: "reading",
  what: { code: "check-retries" },
  mistakes: ["mistake-retry-missing", "mistake-retry-zero", "mistake-no-such-error"],
  run: async ({ file }) => firstOf(tasksOf(file), (state) => checkRetries(file, state)),
};

const ordersRetries: MachineCheck = {
  id: "order",
  layer: "reading",
  what: { code: "check-retry-order" },
  mistakes: ["mistake-all-not-last", "mistake-refusal-retried"],
  run: async ({ file }) => firstOf(tasksOf(file), (state) => checkOrder(file, state)),
};

const waitsBriefly: MachineCheck = {
  id: "wait",
  layer: "reading",
  what: { code: "check-retry-wait" },
  mistakes: ["mistake-retry-too-long", "mistake-retry-not-growing"],
  run: async ({ file }) => firstOf(tasksOf(file), (state) => checkWaits(file, state)),
};

const triesOnce: MachineCheck = {
  id: "tried-once",
  layer: "truth",
  what: { code: "check-tried-once" },
  mistakes: [],
  run: checkTries,
};

/** Lesson 11: retries. */
export const whenItFails: Lesson = {
  ...textsOf("when-something-fails", 1, 2, 3),
  number: 11,
  minutes: 8,
  path: "more",
  machine: stageMachine(4, { lesson: "keep-metadata" }, { retries: true }),
  questions: [],
  checks: machineChecks({
    reading: [retriesTasks, ordersRetries, waitsBriefly],
    truth: [accepts({ id: "accepted", user: "user_a", key: "1_happy_face.jpg", members: [], mistakes: [] }), triesOnce],
  }),
};

function tasksOf(file: MachineFile): WrittenState[] {
  return listStates(file.root).filter((state) => textMember(state, "Type") === "Task");
}

function retriersOf(state: WrittenState): { node: JsonNode; errors: string[] }[] {
  return itemsOf(nodeAt(state.node, ["Retry"])).map((node) => ({
    node,
    errors: listTexts(nodeAt(node, ["ErrorEquals"])).map(({ text }) => text),
  }));
}

function checkRetries(file: MachineFile, state: WrittenState): Finding | undefined {
  const retriers = retriersOf(state);
  const key = memberOf(state.node, "Retry")?.key ?? state.key;
  if (retriers.length === 0)
    return mistaken({ code: "mistake-retry-missing", values: { state: state.name } }, placeIn(file, key));
  if (retriers.every(({ node }) => numberOf(node, "MaxAttempts", 3) === 0))
    return mistaken({ code: "mistake-retry-zero", values: { state: state.name } }, placeIn(file, key));
  const invented = retriers.find(({ errors }) => errors.includes("Lambda.Timeout"));
  return (
    invented &&
    mistaken({ code: "mistake-no-such-error", values: { name: "Lambda.Timeout" } }, placeIn(file, invented.node))
  );
}

function checkOrder(file: MachineFile, state: WrittenState): Finding | undefined {
  const retriers = retriersOf(state);
  const all = retriers.findIndex(({ errors }) => errors.includes("States.ALL"));
  const place = (index: number) => placeIn(file, nodeAt(retriers[index]?.node, ["ErrorEquals"]) ?? state.key);
  const [holder] = [retriers[all]];
  if (all !== -1 && (all !== retriers.length - 1 || holder?.errors.length !== 1))
    return mistaken({ code: "mistake-all-not-last", values: { state: state.name } }, place(all));
  const refusal = refusals[state.name];
  const first = retriers.findIndex(({ errors }) =>
    errors.some((error) => error === refusal || error === "States.ALL" || error === "States.TaskFailed"),
  );
  const node = retriers[first]?.node;
  if (refusal === undefined || node === undefined || numberOf(node, "MaxAttempts", 3) === 0) return undefined;
  return mistaken({ code: "mistake-refusal-retried", values: { state: state.name, error: refusal } }, place(first));
}

/** The waits of one Retrier are `IntervalSeconds`, times `BackoffRate` each time, up to `MaxDelaySeconds`. */
function checkWaits(file: MachineFile, state: WrittenState): Finding | undefined {
  for (const { node } of retriersOf(state)) {
    const attempts = numberOf(node, "MaxAttempts", 3);
    const rate = numberOf(node, "BackoffRate", 2);
    if (attempts > 1 && rate <= 1)
      return mistaken({ code: "mistake-retry-not-growing", values: { state: state.name, rate } }, placeIn(file, node));
    const waits = Array.from({ length: Math.min(attempts, 100) }, (_, index) =>
      Math.min(numberOf(node, "IntervalSeconds", 1) * rate ** index, numberOf(node, "MaxDelaySeconds", Infinity)),
    );
    const seconds = Math.round(waits.reduce((sum, wait) => sum + wait, 0));
    if (seconds > mostSeconds)
      return mistaken({ code: "mistake-retry-too-long", values: { state: state.name, seconds } }, placeIn(file, node));
  }
  return undefined;
}

async function checkTries({ testMachine, file }: LessonContext): Promise<Finding | undefined> {
  const { visits } = await testMachine.run({ user: "user_b", key: "2_sunglass_face.jpg" });
  const again = visits.find((visit) => visit.name === "FaceDetection" && visit.attempts > 1);
  if (again === undefined) return undefined;
  const state = listStates(file.root).find(({ name }) => name === again.name);
  const values = { state: again.name, attempts: again.attempts };
  return mistaken({ code: "mistake-tried-again", values }, placeIn(file, state?.key));
}

function numberOf(node: JsonNode, name: string, otherwise: number): number {
  const found = nodeAt(node, [name]);
  return found?.kind === "scalar" && typeof found.value === "number" ? found.value : otherwise;
}

function firstOf(
  states: readonly WrittenState[],
  check: (state: WrittenState) => Finding | undefined,
): Finding | undefined {
  for (const state of states) {
    const finding = check(state);
    if (finding) return finding;
  }
  return undefined;
}
