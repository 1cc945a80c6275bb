import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { putObject } from "../../../aws/bucket/objects.ts";
import { listExecutions, type ExecutionView } from "../../../aws/execution/read-execution.ts";
import { packageRoot } from "../../../package-root.ts";
import { followExecution } from "../../run/follow-execution.ts";
import type { LessonContext } from "../lesson.ts";
import { uploadStage } from "../fixtures/uploads.ts";
import { quietPort, type TestRun } from "./test-machine.ts";

/** The execution that an upload started. */
interface UploadRun {
  /** The attendee's machine. */
  readonly run: TestRun;
  /** The executions of the riders' machine. */
  readonly started: readonly ExecutionView[];
}

/** How long an upload may take to start something, in milliseconds: EventBridge delivers within seconds. */
const patienceMs = { local: 15_000, aws: 90_000 } as const;

/** Uploads a photo under a key, and follows what it starts; undefined where nothing starts. */
export async function uploadPhoto(context: LessonContext, key: string): Promise<UploadRun | undefined> {
  const { environment, testMachine, resources } = context;
  const { session, names, target, signal } = environment;
  const machineArn = await testMachine.deploy();
  const riderArn = (await context.outputs()).get("RiderMachineArn") ?? "";
  const [before, ridersBefore] = await Promise.all([namesOf(context, machineArn), namesOf(context, riderArn)]);
  const { photoBucket: bucket } = await resources();
  const body = await readFile(join(packageRoot, "templates", "photos", "6_other_person.jpg"));
  await putObject(session, { bucket, key, body, contentType: "image/jpeg" });
  const deadline = Date.now() + patienceMs[target.target === "local" ? "local" : "aws"];
  let arn: string | undefined;
  while (arn === undefined) {
    arn = (await listNewest(context, machineArn)).find(({ name }) => !before.has(name))?.arn;
    if (arn === undefined && Date.now() > deadline) return undefined;
    if (arn === undefined) await sleep(Math.min(session.pollMs, 1000), undefined, { signal });
  }
  const run = await testMachine.follow({ user: "", key, arn });
  const fresh = (await listNewest(context, riderArn)).filter(({ name }) => !ridersBefore.has(name));
  const quiet = { ...environment, port: quietPort };
  const machine = names.machine(uploadStage);
  const started = await Promise.all(fresh.map((execution) => followExecution(quiet, { arn: execution.arn, machine })));
  return { run, started: started.map(({ execution }) => execution) };
}

function listNewest({ environment }: LessonContext, machineArn: string) {
  return listExecutions(environment.session, { machineArn, limit: 20 });
}

async function namesOf(context: LessonContext, machineArn: string): Promise<ReadonlySet<string>> {
  return new Set((await listNewest(context, machineArn)).map(({ name }) => name));
}
