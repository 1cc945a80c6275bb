import { setTimeout as sleep } from "node:timers/promises";
import { explainAwsError } from "../../aws/explain-error.ts";
import { readObjectHead } from "../../aws/bucket/objects.ts";
import { startExecution } from "../../aws/execution/start-execution.ts";
import { updateItem } from "../../aws/table/update-item.ts";
import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import type { Environment } from "../environment.ts";
import { deployMetadataFlow } from "../metadata/deploy-flow.ts";
import { noteExecution } from "../metadata/image-row.ts";
import { encodeKey } from "../run/encoded-key.ts";
import { runStep } from "../step.ts";
import { findLostImages, findTriagePlace, type LostImage, type TriagePlace } from "./find-lost.ts";

/** The findings and work of triage. */
export interface TriageResult {
  readonly lost: readonly LostImage[];
  /** Images that were started again, with their executions. */
  readonly started: readonly { readonly key: string; readonly executionArn: string }[];
  readonly notStarted: readonly { readonly key: string; readonly reason: string }[];
}

/** Starts in a second. */
const startsPerSecond = 5;

/**
 * Finds the lost images of the metadata flow.
 *
 * @param options.start whether they are started again; the machine is deployed first when it is missing
 */
export async function triage(environment: Environment, options: { readonly start: boolean }): Promise<TriageResult> {
  let place = await findTriagePlace(environment);
  if (!place) return { lost: [], started: [], notStarted: [] };
  const lost = await findLostImages(environment, place);
  if (!options.start || lost.length === 0) return { lost, started: [], notStarted: [] };
  if (place.machineArn === undefined) {
    environment.port.notify({ type: "note", text: { code: "flow-deployed-first" } });
    place = { ...place, machineArn: (await deployMetadataFlow(environment, {})).arn };
  }
  return startAll(environment, place, lost);
}

/** Images that are still lost end the command with exit code 68. */
export function judgeTriage(
  { lost, started, notStarted }: TriageResult,
  options: { readonly start: boolean },
): { exitCode: ExitCodeOf<"done" | "someFailed">; error?: Message<"errors-trigger"> } {
  if (!options.start || notStarted.length === 0) return { exitCode: exitCodes.done };
  const values = { count: lost.length - started.length };
  return { exitCode: exitCodes.someFailed, error: { code: "images-lost", values } };
}

async function startAll(
  environment: Environment,
  place: TriagePlace,
  lost: readonly LostImage[],
): Promise<TriageResult> {
  const started: TriageResult["started"][number][] = [];
  const notStarted: TriageResult["notStarted"][number][] = [];
  await runStep(environment.port, { code: "step-triage", values: { count: lost.length } }, async () => {
    for (const [index, image] of lost.entries()) {
      if (index > 0) await sleep(1000 / startsPerSecond, undefined, { signal: environment.signal });
      try {
        started.push({ key: image.key, executionArn: await startAgain(environment, place, image) });
      } catch (error) {
        environment.signal.throwIfAborted();
        const { name, message } = toError(explainAwsError(error));
        notStarted.push({ key: image.key, reason: `${name}: ${message}` });
      }
    }
    return { value: undefined, changed: started.length > 0 };
  });
  return { lost, started, notStarted };
}

/** Under a new name: an execution of the upload's own name may be there already. */
async function startAgain(
  environment: Environment,
  { flow, machineArn = "" }: TriagePlace,
  { bucket, key, imageId }: LostImage,
): Promise<string> {
  const { session } = environment;
  const head = await readObjectHead(session, { bucket, key });
  await updateItem(session, {
    table: flow.imageTable,
    key: { name: "imageID", value: imageId },
    set: {
      s3bucket: bucket,
      s3key: key,
      userID: head?.metadata["userid"] || undefined,
      albumID: head?.metadata["albumid"] || undefined,
    },
  });
  const arn = await startExecution(session, {
    machineArn,
    input: { s3Bucket: bucket, s3Key: encodeKey(key), objectID: imageId },
  });
  await noteExecution(environment, flow.imageTable, { key, arn });
  return arn;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
