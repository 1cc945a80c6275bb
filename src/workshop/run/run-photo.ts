import { nameOfArn } from "../../arn.ts";
import type { ExecutionView } from "../../aws/execution/read-execution.ts";
import { getObject, putObject } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";
import { requirePhotoMachine, type ChosenMachine, type MachineChoice } from "../machine/photo-machines.ts";
import type { PhotoFile } from "../photos/photo-file.ts";
import { parseJson } from "../json-member.ts";
import { readResources, type Resources } from "../resources.ts";
import { runStep } from "../step.ts";
import { execute, type Executed } from "./execute.ts";
import { encodeKey } from "./encoded-key.ts";
import { explainRun, type Explanation } from "./explain-run.ts";
import { judgeExecution, type Outcome } from "./outcome.ts";
import { noticeFaces } from "../photos/notice-faces.ts";
import { requirePhoto } from "./require-photo.ts";
import type { StateVisit } from "./visit-tree.ts";
import { readWritten, type Written } from "./written.ts";

/** Which photo goes through which machine, for whom. Default: the highest deployed stage. */
export interface RunRequest extends MachineChoice {
  readonly user: string;
  readonly key: string;
  /** The rider's address: the input then has it too. */
  readonly email?: string | undefined;
  /** Uploaded under the key first. */
  readonly photo?: PhotoFile | undefined;
  /** The execution's name. */
  readonly name?: string | undefined;
  /** Come back at once, while the execution continues. */
  readonly detached?: boolean | undefined;
}

/** Which machine is run with which input. */
export interface InputRunRequest extends MachineChoice {
  readonly input: object;
  readonly name?: string | undefined;
  readonly detached?: boolean | undefined;
}

/** The result of a photo's run, or of another input's. */
export interface RunResult {
  /** Undefined where the input is not about one photo. */
  readonly user: string | undefined;
  readonly key: string | undefined;
  /** Undefined for machines that are at no stage, or at different ones. */
  readonly stage: number | undefined;
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
  /** The execution's output, for inputs that are not about one photo. */
  readonly output?: unknown;
  readonly written: Written;
  /** The effects of the workshop's traps here, and the commands that help. */
  readonly explanations: readonly Explanation[];
}

/** Runs a photo through a machine and follows it to its end. */
export async function runPhoto(environment: Environment, asked: RunRequest): Promise<RunResult> {
  const { session, port } = environment;
  const { user, name, detached, photo } = asked;
  const resources = await readResources(environment);
  const machine = await requirePhotoMachine(environment, asked);
  const bucket = resources.photoBucket;
  const key = photo ? asked.key : await requirePhoto(environment, { bucket, key: asked.key }, "run");
  const [request, place] = [
    { ...asked, key },
    { bucket, key },
  ];
  if (photo) {
    await noticeFaces(environment);
    await runStep(port, { code: "step-photo", values: { key } }, async () => {
      await putObject(session, { ...place, body: photo.body, contentType: photo.contentType });
      return { value: undefined, changed: true, detail: { code: "uploaded" } };
    });
  }
  const { email } = request;
  const input = { userId: user, s3Bucket: place.bucket, s3Key: encodeKey(key), ...(email !== undefined && { email }) };
  const readPhoto = async (): Promise<Uint8Array | undefined> => photo?.body ?? (await getObject(session, place))?.body;
  const executed = await execute(environment, { machine, input, name, detached, readPhoto });
  if (!executed.end) return { ...detachedResult(machine, executed), user, key };
  return finishedResult(environment, { request, machine, resources, ...executed.end });
}

/** Runs a machine with an input of any shape and follows it to its end. */
export async function runInput(environment: Environment, request: InputRunRequest): Promise<RunResult> {
  const { input, name, detached } = request;
  const machine = await requirePhotoMachine(environment, request);
  const readPhoto = () => Promise.resolve(undefined);
  const executed = await execute(environment, { machine, input, name, detached, readPhoto });
  if (!executed.end) return detachedResult(machine, executed);
  const { execution, visits } = executed.end;
  return {
    ...resultOf(machine, execution),
    user: undefined,
    key: undefined,
    outcome: judgeExecution(execution, visits),
    states: visits,
    output: parseJson(execution.output),
    written: {},
    explanations: [],
  };
}

function detachedResult(machine: ChosenMachine, { arn }: Executed): RunResult {
  const name = nameOfArn(arn);
  return {
    user: undefined,
    key: undefined,
    stage: hintedStage(machine),
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
    machine: ChosenMachine;
    resources: Resources;
    execution: ExecutionView;
    visits: readonly StateVisit[];
  },
): Promise<RunResult> {
  const { request, machine, resources, execution, visits } = run;
  const { user, key } = request;
  const outcome = judgeExecution(execution, visits);
  const [written, explanations] = await Promise.all([
    readWritten(environment, { visits, table: resources.table, user }),
    explainRun(environment, { user, key, bucket: resources.photoBucket, outcome, visits }),
  ]);
  return { ...resultOf(machine, execution), user, key, outcome, states: visits, written, explanations };
}

function resultOf(
  machine: ChosenMachine,
  execution: ExecutionView,
): Pick<RunResult, "stage" | "machine" | "execution"> {
  const { name, arn, status = "RUNNING", startedAt, endedAt } = execution;
  const durationMs = startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : undefined;
  return {
    stage: hintedStage(machine),
    machine: machine.name,
    execution: { name, arn, status, startedAt, durationMs },
  };
}

/** Only a stage's own machine is found by its stage. */
function hintedStage({ form, stage }: ChosenMachine): number | undefined {
  return form === "stage" ? stage : undefined;
}
