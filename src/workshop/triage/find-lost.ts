import { listObjects } from "../../aws/bucket/objects.ts";
import { listByStatus, type EndedExecution } from "../../aws/execution/list-by-status.ts";
import { describeExecution } from "../../aws/execution/read-execution.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { scanItems, type Item } from "../../aws/table/items.ts";
import type { Environment } from "../environment.ts";
import { forEachConcurrently } from "../for-each-concurrently.ts";
import { readText } from "../json-member.ts";
import { findFlowStack, type FlowResources } from "../metadata/flow-stack.ts";
import { imageIdOf } from "../metadata/image-row.ts";
import { incomingPrefix } from "../metadata/test-images.ts";

/** An image that was uploaded and did not go through the flow. */
export interface LostImage {
  /** `not-started`: the start failed. `failed`: the execution did. `unnoticed`: no trigger saw it. */
  readonly kind: "not-started" | "failed" | "unnoticed";
  readonly imageId: string;
  readonly key: string;
  readonly bucket: string;
  readonly rider: string | undefined;
  /** When it was uploaded, or the execution ended. */
  readonly at: Date | undefined;
  /** The name of the error; undefined where it is not known. */
  readonly reason: string | undefined;
}

/** The resources that triage works on; undefined where there is no metadata flow yet. */
export interface TriagePlace {
  readonly flow: FlowResources;
  /** Undefined where the machine was deleted. */
  readonly machineArn: string | undefined;
}

/** The metadata flow of the environment, if there is one. */
export async function findTriagePlace(environment: Environment): Promise<TriagePlace | undefined> {
  const name = environment.names.formMachine({ form: "metadata" });
  const flow = await findFlowStack(environment);
  if (!flow) return undefined;
  const machine = await findMachineNamed(environment, name);
  return { flow, machineArn: machine?.arn };
}

/** Ends that the flow itself makes for an image that it does not take: nothing is lost. */
const verdicts = new Set(["FileNotSupported", "InappropriateContent", "ApprovalTimedOut"]);

/** Finds the lost images of all three kinds, sorted by key. */
export async function findLostImages(
  environment: Environment,
  { flow, machineArn }: TriagePlace,
): Promise<LostImage[]> {
  const { session } = environment;
  const statuses = ["FAILED", "TIMED_OUT", "ABORTED"] as const;
  const [items = [], objects, ...ended] = await Promise.all([
    scanItems(session, flow.imageTable),
    listObjects(session, flow.bucket),
    ...statuses.map((status) => (machineArn === undefined ? [] : listByStatus(session, machineArn, status))),
  ]);
  const executions = new Map(ended.flat().map((execution) => [execution.arn, execution]));
  const there = new Map(objects.map((object) => [object.key, object]));
  const noted = new Set(items.map((item) => readText(item, "imageID")));
  const unnoticed = objects
    .filter(({ key }) => key.startsWith(incomingPrefix) && !key.endsWith("/") && !noted.has(imageIdOf(key)))
    .map(({ key, modifiedAt: at }): LostImage => {
      const common = { imageId: imageIdOf(key), key, bucket: flow.bucket };
      return { kind: "unnoticed", ...common, rider: undefined, at, reason: undefined };
    });
  // What is not in the bucket any more cannot be started again.
  const rows = items.filter((item) => there.has(keyOf(item)));
  const notStarted = rows
    .filter((item) => readText(item, "errReason") !== undefined)
    .map((item): LostImage => {
      const at = there.get(keyOf(item))?.modifiedAt;
      return { kind: "not-started", ...describe(item, flow), at, reason: readText(item, "errReason") };
    });
  const failed = await findFailed(environment, rows, executions, flow);
  return [...notStarted, ...failed, ...unnoticed].sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function findFailed(
  environment: Environment,
  rows: readonly Item[],
  executions: ReadonlyMap<string, EndedExecution>,
  flow: FlowResources,
): Promise<LostImage[]> {
  const found: LostImage[] = [];
  const candidates = rows.flatMap((item) => {
    const execution = executions.get(readText(item, "executionArn") ?? "");
    return execution ? [{ item, execution }] : [];
  });
  await forEachConcurrently(candidates, { concurrency: 5, signal: environment.signal }, async ({ item, execution }) => {
    const error = (await describeExecution(environment.session, execution.arn))?.error;
    if (error !== undefined && verdicts.has(error)) return;
    found.push({ kind: "failed", ...describe(item, flow), at: execution.endedAt, reason: error ?? execution.status });
  });
  return found;
}

function keyOf(item: Item): string {
  return readText(item, "s3key") ?? "";
}

function describe(item: Item, flow: FlowResources): Pick<LostImage, "bucket" | "imageId" | "key" | "rider"> {
  return {
    imageId: readText(item, "imageID") ?? "",
    key: keyOf(item),
    bucket: readText(item, "s3bucket") ?? flow.bucket,
    rider: readText(item, "userID"),
  };
}
