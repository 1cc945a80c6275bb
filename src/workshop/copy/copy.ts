import { nameOfArn } from "../../arn.ts";
import { deleteKeys } from "../../aws/bucket/list-prefix.ts";
import { listBucketTriggers } from "../../aws/bucket/bucket-triggers.ts";
import { listRunning } from "../../aws/execution/list-running.ts";
import { startExecution } from "../../aws/execution/start-execution.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { runStep } from "../step.ts";
import { checkRegions } from "./check-regions.ts";
import { comparePlaces, type PlaceComparison } from "./compare-places.ts";
import { deployCopyMachine, deployCopyStack, samplePrefix, type CopyStack } from "./copy-resources.ts";
import { followCopy, type CopyTally } from "./follow-copy.ts";
import { makeSamples } from "./make-samples.ts";
import { checkDistinct, writePlace, type CopyPlace } from "./place.ts";

/** The request of a copy. */
interface CopyRequest {
  /** Left out with `sample`. */
  readonly from: CopyPlace | undefined;
  readonly to: CopyPlace;
  /** How many drawn photos are made and copied. */
  readonly sample?: number | undefined;
  /** Objects in a second, at most. */
  readonly rate?: number | undefined;
  readonly deleteExtra: boolean;
}

/** The work of a copy, and the present contents of both places. */
export interface CopyResult extends CopyTally, Omit<PlaceComparison, "listingBytes"> {
  readonly from: string;
  readonly to: string;
  readonly mode: "inline" | "distributed" | "nothing";
  readonly execution: string | undefined;
  readonly deleted: number;
  /** How many executions and invocations the copies started: one for each copy and trigger. */
  readonly starts: readonly { readonly trigger: string; readonly objects: number }[];
}

/** The history of one execution holds 25,000 events, and an object takes up to 22 of them. */
const fewObjects = 1000;
/** The listing has to fit into the 256 KiB of a state's data. */
const fewBytes = 200_000;

/**
 * Copies what is missing or differs, by a state machine of the environment. Deletes nothing of the destination, unless
 * that was asked for and agreed to.
 */
export async function copyObjects(environment: Environment, request: CopyRequest): Promise<CopyResult> {
  const { port } = environment;
  const { to } = request;
  if (request.from) checkDistinct(request.from, to);
  await checkRegions(environment, [...(request.from ? [request.from.bucket] : []), to.bucket]);
  const made = request.from ? undefined : await prepareSamples(environment, request);
  const from = request.from ?? { bucket: made?.bucket ?? "", prefix: samplePrefix };
  const before = await comparePlaces(environment, { from, to });
  if (request.deleteExtra) await agreeToDelete(environment, { before, to });
  const starts = await predictStarts(environment, { before, to });
  const run = before.source.objects === 0 ? undefined : await runCopy(environment, { request, from, before, made });
  const deleted = request.deleteExtra ? before.extra : [];
  if (deleted.length > 0)
    await runStep(port, { code: "step-delete-extra", values: { bucket: to.bucket } }, async () => {
      await deleteKeys(environment.session, to.bucket, deleted);
      return { value: undefined, changed: true, detail: { code: "count-deleted", values: { count: deleted.length } } };
    });
  const { listingBytes: _, ...after } = await comparePlaces(environment, { from, to });
  return {
    from: writePlace(from),
    to: writePlace(to),
    mode: run?.mode ?? "nothing",
    execution: run?.execution,
    copied: 0,
    same: 0,
    gone: 0,
    ...run?.tally,
    deleted: deleted.length,
    ...after,
    starts,
  };
}

async function prepareSamples(environment: Environment, { to, sample = 0 }: CopyRequest): Promise<CopyStack> {
  const made = await deployCopyStack(environment, { from: undefined, to });
  await runStep(environment.port, { code: "step-copy-samples", values: { bucket: made.bucket } }, async () => {
    const count = await makeSamples(environment, { bucket: made.bucket, count: sample });
    const detail = { code: "photos-uploaded", values: { count } } as const;
    return { value: undefined, changed: count > 0, detail };
  });
  return made;
}

/** Shows what would be deleted, and asks: before anything is copied. */
async function agreeToDelete(
  { port }: Environment,
  { before, to }: { before: PlaceComparison; to: CopyPlace },
): Promise<void> {
  const { extra } = before;
  if (extra.length === 0) return;
  if (before.source.objects === 0 && to.prefix === "")
    throw new UserError({ code: "copy-would-empty", values: { bucket: to.bucket, count: extra.length } });
  const shown = extra.slice(0, 20).map((key) => ({
    what: { code: "kind-object" } as const,
    name: key,
    contents: { code: "contents-extra" } as const,
  }));
  port.notify({ type: "plan", rows: shown });
  const values = { count: extra.length, place: writePlace(to) };
  if (!(await port.ask({ text: { code: "ask-delete-extra", values } }))) throw declined();
}

async function predictStarts(
  { session, port }: Environment,
  { before, to }: { before: PlaceComparison; to: CopyPlace },
): Promise<CopyResult["starts"]> {
  const keys = [...before.missing, ...before.different].map((name) => to.prefix + name);
  if (keys.length === 0) return [];
  const starts = (await listBucketTriggers(session, to.bucket))
    .map(({ name, prefix, suffix }) => ({
      trigger: name,
      objects: keys.filter((key) => key.startsWith(prefix) && key.endsWith(suffix)).length,
    }))
    .filter(({ objects }) => objects > 0);
  for (const values of starts) port.notify({ type: "warning", text: { code: "copy-starts", values } });
  return starts;
}

async function runCopy(
  environment: Environment,
  copy: { request: CopyRequest; from: CopyPlace; before: PlaceComparison; made: CopyStack | undefined },
): Promise<{ mode: "inline" | "distributed"; execution: string; tally: CopyTally }> {
  const { session, port } = environment;
  const { request, from, before } = copy;
  const { to } = request;
  const { bucket, roleArn } = copy.made ?? (await deployCopyStack(environment, { from, to }));
  const machineArn = await deployCopyMachine(environment, roleArn);
  const [running] = (await listRunning(session, { machineArn, nextToken: undefined })).names;
  if (running !== undefined) throw new UserError({ code: "copy-running", values: { execution: running } });
  const few = before.source.objects < fewObjects && before.listingBytes < fewBytes;
  const results = `results/${Date.now()}`;
  const input = {
    few,
    fromBucket: from.bucket,
    fromPrefix: from.prefix,
    toBucket: to.bucket,
    toPrefix: to.prefix,
    resultBucket: bucket,
    results,
    ...concurrencyOf(request.rate, few),
  };
  const mode = few ? "inline" : "distributed";
  const values = { count: before.source.objects, mode } as const;
  return runStep(port, { code: "step-copy", values }, async () => {
    const executionArn = await startExecution(session, { machineArn, input });
    const execution = nameOfArn(executionArn);
    port.notify({ type: "keeps-running", next: [{ code: "leave-copy", values: { execution } }] });
    const tally = await followCopy(environment, {
      executionArn,
      results: few ? undefined : { bucket, prefix: results },
    });
    port.notify({ type: "keeps-running", next: [] });
    const detail = { code: "copied-count", values: { copied: tally.copied, same: tally.same } } as const;
    return { value: { mode, execution, tally }, changed: tally.copied > 0, detail };
  });
}

/**
 * How many objects are copied at a time, and the seconds each waits after its copy. With a rate, every worker takes at
 * least a second for a copy, so that no more copies than workers begin in a second.
 */
function concurrencyOf(
  rate: number | undefined,
  few: boolean,
): { concurrency: number; batches: number; pause: number } {
  if (rate === undefined)
    return few ? { concurrency: 20, batches: 0, pause: 0 } : { concurrency: 5, batches: 20, pause: 0 };
  return few ? { concurrency: Math.min(rate, 40), batches: 0, pause: 1 } : { concurrency: 1, batches: rate, pause: 1 };
}
