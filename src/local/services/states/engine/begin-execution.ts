import { randomUUID } from "node:crypto";
import type { Ending } from "../records/execution-record.ts";
import type { MachineRecord } from "../records/machines.ts";
import { executionArn, expressArn } from "../requests/arns.ts";
import { dispatchStart } from "./dispatch.ts";
import type { EngineContext } from "./engine-context.ts";
import { createRun } from "./run.ts";

/** The request of StartExecution and StartSyncExecution. `input` is JSON text. */
export interface StartRequest {
  readonly machine: MachineRecord;
  readonly revision: number;
  readonly name: string;
  readonly input: string;
  readonly version: number | undefined;
  readonly alias: string | undefined;
  readonly traceHeader: string | undefined;
}

/** A started execution. `started` is in milliseconds since 1970. */
export interface Started {
  readonly arn: string;
  readonly started: number;
}

/**
 * Starts an execution. That of a Standard machine is stored with its first step.
 * @throws when it cannot be written; nothing of it is left then
 */
export function beginExecution(
  context: EngineContext,
  request: StartRequest,
  onEnd?: (ending: Ending) => void,
): Started {
  const { machine, name, input, version, alias, traceHeader } = request;
  const revision = context.loadRevision(request.revision);
  const started = context.host.now();
  const isStandard = machine.type === "STANDARD";
  const arn = isStandard
    ? executionArn(machine, machine.name, name)
    : expressArn(machine, machine.name, name, randomUUID());
  const stored = {
    machine: machine.id,
    revision: revision.record.id,
    name,
    version,
    alias,
    started,
    input,
    traceHeader,
    child: undefined,
  };
  const { now } = context.host;
  const identity = { arn, name, machine, revision, version, alias, started, input, now };
  const run = createRun(isStandard ? { ...identity, unwritten: stored } : identity);
  if (onEnd) run.onEnd.push(onEnd);
  dispatchStart(context, run, started);
  return { arn, started };
}
