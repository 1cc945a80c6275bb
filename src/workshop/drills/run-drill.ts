import type { HistoryEvent } from "../../aws/execution/read-history.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { readObjectHead } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";
import { deployMetadataFlow } from "../metadata/deploy-flow.ts";
import { findFlowStack, type FlowResources } from "../metadata/flow-stack.ts";
import { runImage, type ImageRun } from "../metadata/run-image.ts";
import { planOf, type DrillKind } from "./drill-kinds.ts";
import { endDrill, startDrill } from "./drills.ts";
import { makeLargePhoto } from "./large-photo.ts";
import type { Fault } from "./fault.ts";

/** How a fault is rehearsed. */
interface DrillRequest {
  readonly kind: DrillKind;
  /** Take the fault off after two failed attempts, so that a later one succeeds. */
  readonly heal: boolean;
  /** Put the fault on and leave it on. */
  readonly keep: boolean;
  /** The working folder, which remembers a fault that is on. */
  readonly folder: string;
  /** Registers what takes the fault off however the command ends. */
  readonly atEnd: (cleanUp: () => Promise<void>) => unknown;
}

/** The result of a rehearsal. */
export interface DrillResult {
  readonly kind: DrillKind;
  readonly function: string;
  readonly state: string;
  /** The error that the state reported, or the one that the fault causes. */
  readonly error: string;
  /** Whether the fault is still on. */
  readonly on: boolean;
  readonly retries: boolean;
  /** How often the state's work was tried. */
  readonly attempts: number;
  readonly run: ImageRun | undefined;
}

/** Failed attempts after which a fault is taken off. */
const healAfter = 2;

/** Puts a real fault on a function of the metadata flow, runs an image into it, and takes the fault off again. */
export async function runDrill(environment: Environment, request: DrillRequest): Promise<DrillResult> {
  const plan = planOf(request.kind);
  const { flow, retries } = await ensureFlow(environment);
  if (!retries) environment.port.notify({ type: "warning", text: { code: "flow-without-retries" } });
  const upload =
    request.keep || request.kind !== "timeout" ? undefined : await largePhoto(environment, flow, plan.image);
  const functionArn = flow.outputs.get(plan.functionOutput) ?? "";
  const common = { kind: plan.kind, state: plan.state, error: plan.error, retries };
  if (request.keep) {
    const { functionName } = await startDrill(environment, { plan, flow, folder: request.folder });
    return { ...common, function: functionName, on: true, attempts: 0, run: undefined };
  }
  const end = once(() => endDrill(environment, { functionArn, folder: request.folder }));
  const starting = startDrill(environment, { plan, flow, folder: request.folder });
  request.atEnd(async () => {
    // A fault that could not be put on is not taken off: it may be somebody else's.
    if (await starting.then(Boolean, () => false)) await end();
  });
  const { functionName } = await starting;
  let failures = 0;
  const onEvents = (events: readonly HistoryEvent[]): void => {
    failures += events.filter(({ type }) => /^LambdaFunction(\w*Failed|TimedOut)$/.test(type ?? "")).length;
    // What goes wrong here is reported when the drill ends.
    if (request.heal && failures >= healAfter) end().catch(() => {});
  };
  const run = await runImage(environment, { key: plan.image, upload, onEvents });
  await end();
  const state = run.states.find(({ name }) => name === plan.state);
  const { attempts = 0, error = plan.error } = state ?? {};
  return { ...common, error, function: functionName, on: false, attempts, run };
}

/** The flow as it is, or deployed with retries when it is missing. */
async function ensureFlow(environment: Environment): Promise<{ flow: FlowResources; retries: boolean }> {
  const { names, port } = environment;
  const name = names.formMachine({ form: "metadata" });
  const [flow, view] = await Promise.all([findFlowStack(environment), findMachineNamed(environment, name)]);
  if (flow && view) return { flow, retries: view.definition.includes('"Retry"') };
  port.notify({ type: "note", text: { code: "flow-deployed-first" } });
  await deployMetadataFlow(environment, { retries: true });
  const deployed = await findFlowStack(environment);
  if (deployed === undefined) throw new Error("The stack of the metadata flow is not there after its deployment");
  return { flow: deployed, retries: true };
}

/** A photo of more than 2 MB, which takes the function some time; undefined when it is in the bucket already. */
async function largePhoto(
  { session }: Environment,
  { bucket }: FlowResources,
  key: string,
): Promise<{ body: Uint8Array; metadata: Record<string, string> } | undefined> {
  if (await readObjectHead(session, { bucket, key })) return undefined;
  return { body: await makeLargePhoto(), metadata: {} };
}

function once(work: () => Promise<Fault | undefined>): () => Promise<Fault | undefined> {
  let running: Promise<Fault | undefined> | undefined;
  return () => (running ??= work());
}
