import { createHash } from "node:crypto";
import { processorOf, type MapRunPlan, type Outcome } from "../../../states-language/index.ts";
import { giveStart } from "../engine/advance.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import { createRun, type Run } from "../engine/run.ts";
import type { Ending, ExecutionRecord } from "../records/executions.ts";
import { executionArn, expressArn, machineArn } from "../requests/arns.ts";

/** A child execution that has ended. Times in milliseconds since 1970; `input` is JSON text. */
export interface EndedChild {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly input: string;
  readonly started: number;
  readonly stopped: number;
  readonly outcome: Outcome;
}

/** A child execution on its way. */
export interface RunningChild {
  /** Undefined while it is neither running here nor ended, which passes. */
  readonly run: Run | undefined;
  readonly ended: Promise<EndedChild>;
}

/** What the child executions of a map run have in common. */
export interface ChildOptions {
  readonly parent: Run;
  readonly plan: MapRunPlan;
  /** Record id of the map run. */
  readonly mapRun: number;
}

/** How long to wait when the store takes nothing, or a child is being read again from it. */
const pause = 1000;

/**
 * Starts the child of an index, or finds the one that was started before a restart: its name follows from the map run
 * and the index.
 */
export function beginChild(context: EngineContext, options: ChildOptions, index: number, input: string): RunningChild {
  const { parent, plan, mapRun } = options;
  const name = childName(plan.mapRunArn, index);
  const [base = ""] = parent.machine.name.split("/");
  const machine = { ...parent.machine, name: `${base}/${plan.label}`, type: plan.executionType };
  const stateMachineArn = machineArn(machine, machine.name);
  const isStored = plan.executionType === "STANDARD";
  const arn = isStored ? executionArn(machine, machine.name, name) : expressArn(machine, machine.name, name, name);
  const { promise, resolve, reject } = Promise.withResolvers<EndedChild>();
  const state: { run: Run | undefined } = { run: undefined };

  const attempt = (): void => {
    if (!context.isOpen()) return;
    const record = isStored ? context.records.executions.find(machine.id, name) : undefined;
    if (record) follow(record);
    else start();
  };
  const again = (): void => void context.timers.set(context.host.now() + pause, attempt);
  const settle = (run: { input: string; started: number }, { outcome, at }: Ending): void =>
    resolve({ arn, name, stateMachineArn, input: run.input, started: run.started, stopped: at, outcome });

  function follow(record: ExecutionRecord): void {
    state.run = context.running.get(record.id);
    if (state.run) state.run.onEnd.push((ending) => settle(record, ending));
    else if (record.status === "RUNNING") again();
    else settle(record, { outcome: outcomeOf(record), at: record.stopped ?? record.started });
  }

  function start(): void {
    const processor = processorOf(parent.revision.machine, plan.stateName);
    if (!processor) {
      reject(new Error(`the state ${plan.stateName} has no processor`));
      return;
    }
    const started = context.host.now();
    const revision = { record: parent.revision.record, machine: processor };
    const stored = { machine: machine.id, revision: revision.record.id, name, started, input, mapRun };
    const unwritten = { ...stored, version: undefined, alias: undefined, traceHeader: undefined };
    const run = createRun({ arn, name, machine, revision, started, input, ...(isStored && { unwritten }) });
    run.onEnd.push((ending) => settle({ input, started }, ending));
    run.onVanished.push(again);
    state.run = run;
    try {
      giveStart(context, run, started);
    } catch {
      // The store takes nothing now; nothing of the child is left.
      again();
    }
  }

  attempt();
  return {
    get run() {
      return state.run;
    },
    ended: promise,
  };
}

function outcomeOf({ status, output = "null", error, cause }: ExecutionRecord): Outcome {
  if (status === "SUCCEEDED") return { status, output };
  const failed = status === "TIMED_OUT" || status === "ABORTED" ? status : "FAILED";
  return { status: failed, ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** A name in the form of a UUID that the same item of the same map run always gets. */
function childName(mapRunArn: string, index: number): string {
  const hex = createHash("sha256").update(`${mapRunArn} ${index}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
