import { startExecution } from "../../aws/execution/start-execution.ts";
import type { ExecutionView } from "../../aws/execution/read-execution.ts";
import { getObject, putObject } from "../../aws/bucket/objects.ts";
import { describeMachine } from "../../aws/machine/find-machines.ts";
import type { Environment } from "../environment.ts";
import { requireMachine, type StageMachine } from "../machines.ts";
import type { StageNumber } from "../names.ts";
import type { PhotoFile } from "../photo-file.ts";
import { readResources, type Resources } from "../resources.ts";
import { runStep } from "../step.ts";
import { explainRun, type Explanation } from "./explain-run.ts";
import { followExecution } from "./follow-execution.ts";
import { judgeExecution, type Outcome } from "./outcome.ts";
import { requirePhoto } from "./require-photo.ts";
import type { StateVisit } from "./state-history.ts";
import { readWritten, type Written } from "./written.ts";

/** Which photo goes through which machine, for whom. */
export interface RunRequest {
  readonly user: string;
  readonly key: string;
  /** Default: the highest deployed one. */
  readonly stage?: StageNumber | undefined;
  /** Uploaded under the key first. */
  readonly photo?: PhotoFile | undefined;
  /** The execution's name. */
  readonly name?: string | undefined;
  /** Come back at once, while the execution goes on. */
  readonly detached?: boolean | undefined;
}

/** What became of a photo. */
export interface RunResult {
  readonly user: string;
  readonly key: string;
  readonly stage: StageNumber;
  readonly machine: string;
  readonly execution: {
    readonly name: string;
    readonly arn: string;
    readonly status: string;
    readonly startedAt: Date | undefined;
    readonly durationMs: number | undefined;
  };
  readonly outcome: Outcome;
  readonly states: readonly StateVisit[];
  readonly written: Written;
  /** What a trap of the workshop did here, and the command that helps. */
  readonly explanations: readonly Explanation[];
}

/** Runs a photo through a machine and follows it to its end. */
export async function runPhoto(environment: Environment, request: RunRequest): Promise<RunResult> {
  const { session, port } = environment;
  const resources = await readResources(environment);
  const machine = await requireMachine(environment, request.stage);
  const place = { bucket: resources.photoBucket, key: request.key };
  const { photo } = request;
  if (photo)
    await runStep(port, { code: "step-photo", values: { key: request.key } }, async () => {
      await putObject(session, { ...place, body: photo.body, contentType: photo.contentType });
      return { value: undefined, changed: true, detail: { code: "uploaded" } };
    });
  else await requirePhoto(environment, place);
  const arn = await startExecution(session, {
    machineArn: machine.arn,
    name: request.name,
    input: { userId: request.user, s3Bucket: place.bucket, s3Key: encodeKey(request.key) },
  });
  const execution = arn.split(":").at(-1) ?? "";
  port.notify({ type: "goes-on", next: [{ code: "leave-run", values: { execution, stage: machine.stage } }] });
  if (request.detached) return detachedResult(request, machine, arn);
  announceExecution(environment, { machine, place, photo });
  const followed = await followExecution(environment, { arn, machine: machine.name });
  return finishedResult(environment, { request, machine, resources, ...followed });
}

/** Reports the machine beside the execution, which does not wait for it. */
function announceExecution(
  { session, port }: Environment,
  run: { machine: StageMachine; place: { bucket: string; key: string }; photo: PhotoFile | undefined },
): void {
  const { machine, place, photo } = run;
  const readPhoto = async (): Promise<Uint8Array | undefined> => photo?.body ?? (await getObject(session, place))?.body;
  describeMachine(session, machine.arn).then(
    (view) =>
      view && port.notify({ type: "execution-started", machine: machine.name, definition: view.definition, readPhoto }),
    // Only a picture is missing then.
    () => undefined,
  );
}

/**
 * The functions decode keys as they come in S3's notifications, where a plus is a space. A key that has a plus or a
 * percent sign of its own is encoded, so that it arrives as it is.
 */
export function encodeKey(key: string): string {
  return key.replaceAll("%", "%25").replaceAll("+", "%2B");
}

/** The photo's key from an item: the functions keep it as they got it, encoded. */
export function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    return encoded;
  }
}

function detachedResult(request: RunRequest, machine: StageMachine, arn: string): RunResult {
  const name = arn.split(":").at(-1) ?? "";
  return {
    user: request.user,
    key: request.key,
    stage: machine.stage,
    machine: machine.name,
    execution: { name, arn, status: "RUNNING", startedAt: undefined, durationMs: undefined },
    outcome: { kind: "running", reason: undefined, error: undefined },
    states: [],
    written: {},
    explanations: [],
  };
}

async function finishedResult(
  environment: Environment,
  run: {
    request: RunRequest;
    machine: StageMachine;
    resources: Resources;
    execution: ExecutionView;
    visits: StateVisit[];
  },
): Promise<RunResult> {
  const { request, machine, resources, execution, visits } = run;
  const outcome = judgeExecution(execution, visits);
  const { name, arn, status = "RUNNING", startedAt, endedAt } = execution;
  const durationMs = startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : undefined;
  const [written, explanations] = await Promise.all([
    readWritten(environment, { visits, table: resources.table, user: request.user }),
    explainRun(environment, { user: request.user, key: request.key, bucket: resources.photoBucket, outcome, visits }),
  ]);
  return {
    user: request.user,
    key: request.key,
    stage: machine.stage,
    machine: machine.name,
    execution: { name, arn, status, startedAt, durationMs },
    outcome,
    states: visits,
    written,
    explanations,
  };
}
