import { listPrefix } from "../../../aws/bucket/list-prefix.ts";
import { listByStatus } from "../../../aws/execution/list-by-status.ts";
import { scanItems } from "../../../aws/table/items.ts";
import { samplePrefix } from "../../copy/copy-resources.ts";
import { readMember, readText } from "../../json-member.ts";
import { findFlowStack } from "../../metadata/flow-stack.ts";
import { incomingPrefix } from "../../metadata/test-images.ts";
import { readMetrics } from "../../metrics/metrics.ts";
import { findCompanionStack } from "../../stacks/companion-stack.ts";
import { findLostImages, findTriagePlace } from "../../triage/find-lost.ts";
import { showTriggers } from "../../trigger/show-triggers.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { ensureFlow } from "../fixtures/images.ts";
import { loseImages } from "../fixtures/lost-images.ts";
import type { MachineCheck } from "./machine-checks.ts";
import { textsOf } from "./texts.ts";

/** Fewer photos show nothing of what many do. On this machine each takes a second of Rekognition's work. */
const leastPhotos = 20;

const questions: readonly Question[] = [
  {
    kind: "number",
    id: "started",
    text: { code: "thousands-ask-started" },
    read: readStarted,
    why: { code: "thousands-started-why" },
  },
];

const isTriggered: MachineCheck = {
  id: "trigger",
  layer: "truth",
  what: { code: "check-image-trigger" },
  mistakes: ["mistake-image-trigger-off"],
  run: checkTrigger,
};

const isCopied: MachineCheck = {
  id: "copied",
  layer: "truth",
  what: { code: "check-copied", values: { count: leastPhotos } },
  mistakes: ["mistake-few-copied", "mistake-copy-lacks"],
  run: checkCopied,
};

const isProcessed: MachineCheck = {
  id: "processed",
  layer: "truth",
  what: { code: "check-processed" },
  mistakes: ["mistake-images-open"],
  run: checkProcessed,
};

const findsLost: MachineCheck = {
  id: "lost",
  layer: "truth",
  what: { code: "check-lost" },
  mistakes: ["mistake-still-lost"],
  run: checkLost,
};

/** Lesson 15: many photos, and those that got lost. */
export const thousands: Lesson = {
  ...textsOf("thousands", 1, 2, 3),
  number: 15,
  minutes: 8,
  path: "more",
  prepare: ensureFlow,
  enter: loseImages,
  questions,
  checks: [isTriggered, isCopied, isProcessed, ...answerChecks(questions), findsLost],
};

async function checkTrigger({ environment }: LessonContext): Promise<Finding | undefined> {
  const view = (await showTriggers(environment)).find(({ kind }) => kind === "lambda");
  if (view?.enabled === true) return undefined;
  return mistaken({ code: "mistake-image-trigger-off" });
}

/** Every sample photo of the copy's bucket lies below `Incoming/`. */
async function checkCopied({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session } = environment;
  const flow = await findFlowStack(environment);
  const source = (await findCompanionStack(environment, "copy"))?.outputs.get("CopyBucket");
  const bucket = flow?.bucket ?? "";
  const samples = source === undefined ? [] : await listPrefix(session, { bucket: source, prefix: samplePrefix });
  if (samples.length < leastPhotos)
    return mistaken({ code: "mistake-few-copied", values: { count: samples.length, least: leastPhotos, bucket } });
  const there = new Set((await listPrefix(session, { bucket, prefix: incomingPrefix })).map(({ key }) => key));
  const missing = samples.filter(({ key }) => !there.has(incomingPrefix + key.slice(samplePrefix.length))).length;
  if (missing === 0) return undefined;
  return mistaken({ code: "mistake-copy-lacks", values: { missing, bucket } });
}

/** Every image has a row that the flow completed, but for those that are lost: they are the next check's. */
async function checkProcessed({ environment }: LessonContext): Promise<Finding | undefined> {
  const place = await findTriagePlace(environment);
  if (place === undefined) return undefined;
  const items = (await scanItems(environment.session, place.flow.imageTable)) ?? [];
  const lost = new Set((await findLostImages(environment, place)).map(({ imageId }) => imageId));
  const open = items.filter(
    (item) => !lost.has(readText(item, "imageID") ?? "") && readMember(item, "imageFormat") === undefined,
  );
  return open.length === 0 ? undefined : mistaken({ code: "mistake-images-open", values: { count: open.length } });
}

async function checkLost({ environment }: LessonContext): Promise<Finding | undefined> {
  const place = await findTriagePlace(environment);
  const lost = place === undefined ? [] : await findLostImages(environment, place);
  const keys = lost.map(({ key }) => key);
  if (keys.length > 0) return mistaken({ code: "mistake-still-lost", values: { keys: keys.slice(0, 3) } });
  const running =
    place?.machineArn === undefined ? [] : await listByStatus(environment.session, place.machineArn, "RUNNING");
  return running.length === 0
    ? undefined
    : mistaken({ code: "mistake-images-open", values: { count: running.length } });
}

/** The count of `metrics` for the last hour; a twentieth more or less counts as right, as more may start meanwhile. */
async function readStarted({ environment }: LessonContext): Promise<{ value: number; tolerance: number } | undefined> {
  const { machines } = await readMetrics(environment, { since: 3_600_000 });
  const name = environment.names.formMachine({ form: "metadata" });
  const value = machines.find((machine) => machine.name === name)?.started;
  return value === undefined ? undefined : { value, tolerance: Math.max(5, value / 20) };
}
