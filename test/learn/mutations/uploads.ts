import { deleteKeys, listPrefix } from "../../../src/aws/bucket/list-prefix.ts";
import { forgetFunction, switchEventBridge } from "../../../src/aws/bucket/notifications.ts";
import { deleteItem } from "../../../src/aws/table/items.ts";
import { copyObjects } from "../../../src/workshop/copy/copy.ts";
import { samplePrefix } from "../../../src/workshop/copy/copy-resources.ts";
import { imageIdOf, noteImage } from "../../../src/workshop/metadata/image-row.ts";
import { incomingPrefix } from "../../../src/workshop/metadata/test-images.ts";
import { findCompanionStack } from "../../../src/workshop/stacks/companion-stack.ts";
import { ensureFlow } from "../../../src/workshop/learn/fixtures/images.ts";
import { lostKeys } from "../../../src/workshop/learn/fixtures/lost-images.ts";
import { readResources } from "../../../src/workshop/resources.ts";
import { findLostImages, findTriagePlace } from "../../../src/workshop/triage/find-lost.ts";
import { triage } from "../../../src/workshop/triage/triage.ts";
import { enableTrigger } from "../../../src/workshop/trigger/enable-trigger.ts";
import { notificationId } from "../../../src/workshop/trigger/trigger-stack.ts";
import { listByStatus } from "../../../src/aws/execution/list-by-status.ts";
import type { TestCourse } from "../support/course.ts";
import { without, edit, state, type Machine, type Mutation } from "./machine.ts";
import { missingAnswer, writingMutations } from "./writing.ts";

const setRider = (user: string): Mutation["change"] =>
  edit((machine) => (state(machine, "ReadMetadata")["Assign"] = { user }));

const setKey = (s3Key: string): Mutation["change"] =>
  edit((machine) => {
    const { Arguments } = state(machine, "Process");
    if (Arguments === undefined) throw new Error("Process has no Arguments");
    Arguments.Input = { ...Arguments.Input, s3Key };
  });

const switchRule = async ({ environment }: TestCourse, on: boolean): Promise<void> =>
  switchEventBridge(environment.session, (await readResources(environment)).photoBucket, on);

/** Lesson 14. */
export const uploadMutations: readonly Mutation[] = [
  ...writingMutations({ task: "ReadMetadata", last: "Process", caught: "Gone", error: "S3.NoSuchKeyException" }),
  {
    mistake: "mistake-state-missing",
    change: (text) => text.replaceAll('"ReadMetadata"', '"ReadMetadatas"'),
  },
  { mistake: "mistake-expression-missing", change: setRider("") },
  { mistake: "mistake-expression-as-text", change: setRider("$states.input.detail.object.key") },
  { mistake: "mistake-account-as-rider", change: setRider("{% $states.input.account %}") },
  {
    mistake: "mistake-no-default",
    change: without("HasRider", "Default"),
  },
  { mistake: "mistake-key-decoded", change: setKey("{% $decodeUrlComponent($states.input.detail.object.key) %}") },
  {
    mistake: "mistake-trigger-off",
    world: (course) => switchRule(course, false),
    restore: (course) => switchRule(course, true),
  },
  { mistake: "mistake-execution-failed", change: setRider("{% 'nobody of that name' %}") },
  { mistake: "mistake-other-rider", change: setRider("{% 'user_z' %}") },
  { mistake: "mistake-started-often", change: edit(startTwice) },
  { mistake: "mistake-key-changed", change: setKey("{% $states.input.detail.object.key %}") },
  { mistake: "mistake-image-accepted", change: edit(takeNobody) },
  ...missingAnswer("loop"),
];

function startTwice(machine: Machine): void {
  const process = state(machine, "Process");
  const { Name: _, ...Arguments } = process.Arguments ?? {};
  machine.States["Again"] = { ...process, Arguments };
  delete process["End"];
  Object.assign(process, { Output: "{% $states.input %}", Next: "Again" });
}

function takeNobody(machine: Machine): void {
  const choice = state(machine, "HasRider");
  const [nobody, ...others] = choice.Choices ?? [];
  choice.Choices = [{ ...nobody, Next: "AlreadyStarted" }, ...others];
  choice["Default"] = "NoRider";
  delete machine.States["BadRider"];
}

/** How many photos the tests copy: as few as the lesson takes. */
const photos = 20;

/** Lesson 15, on a flow whose images went through. */
export const thousandsMutations: readonly Mutation[] = [
  {
    mistake: "mistake-image-trigger-off",
    async world({ environment }) {
      const { bucket } = await ensureFlow(environment);
      await forgetFunction(environment.session, bucket, notificationId);
    },
    restore: ({ environment }) => enableTrigger(environment, { kind: "lambda" }),
  },
  {
    mistake: "mistake-few-copied",
    async world({ environment: { session, ...rest } }) {
      const environment = { session, ...rest };
      const bucket = (await findCompanionStack(environment, "copy"))?.outputs.get("CopyBucket") ?? "";
      const samples = await listPrefix(session, { bucket, prefix: samplePrefix });
      await deleteKeys(
        session,
        bucket,
        samples.slice(1).map(({ key }) => key),
      );
    },
    restore: copyMany,
  },
  {
    mistake: "mistake-copy-lacks",
    async world({ environment }) {
      const { bucket } = await ensureFlow(environment);
      await deleteKeys(environment.session, bucket, [`${incomingPrefix}album-1/photo-000007.jpg`]);
    },
    restore: copyMany,
  },
  {
    mistake: "mistake-images-open",
    async world({ environment }) {
      const { bucket, imageTable } = await ensureFlow(environment);
      await noteImage(environment, imageTable, { bucket, key: `${incomingPrefix}open.jpg` });
    },
    restore: async ({ environment }) =>
      deleteItem(environment.session, {
        table: (await ensureFlow(environment)).imageTable,
        key: { name: "imageID", value: "open.jpg" },
      }),
  },
  {
    mistake: "mistake-still-lost",
    world: async ({ environment }) =>
      deleteItem(environment.session, {
        table: (await ensureFlow(environment)).imageTable,
        key: { name: "imageID", value: imageIdOf(lostKeys[0] ?? "") },
      }),
    restore: findAll,
  },
  ...missingAnswer("started"),
];

/** Copies as the lesson asks, and finds what got lost. */
export async function copyMany(course: TestCourse): Promise<void> {
  const { environment } = course;
  const { bucket } = await ensureFlow(environment);
  const to = { bucket, prefix: incomingPrefix };
  await copyObjects(environment, { from: undefined, to, sample: photos, deleteExtra: false });
  await untilQuiet(course);
  await findAll(course);
}

/** Starts the lost images again, and waits until they went through: on a busy machine some functions time out. */
async function findAll(course: TestCourse): Promise<void> {
  for (;;) {
    const { lost } = await triage(course.environment, { start: true });
    if (lost.length === 0) return;
    await untilQuiet(course);
  }
}

async function untilQuiet({ environment }: TestCourse): Promise<void> {
  for (;;) {
    const place = await findTriagePlace(environment);
    if (place?.machineArn === undefined) return;
    const running = await listByStatus(environment.session, place.machineArn, "RUNNING");
    const lost = await findLostImages(environment, place);
    if (running.length === 0 && lost.every(({ key, kind }) => kind === "failed" || lostKeys.includes(key))) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
