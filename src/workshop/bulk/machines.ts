import { describeMachine, listMachines } from "../../aws/machine/find-machines.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { requireMachine } from "../machines.ts";
import type { RunStage } from "../names.ts";
import type { BulkMachine } from "./rows/run-rows.ts";

/** The machines a batch uses. */
export interface BulkMachines {
  of(stage: RunStage | undefined): BulkMachine;
  /** Definitions by the machine's name. */
  readonly definitions: Readonly<Record<string, string>>;
  /** The stage of rows that name none; undefined where another machine takes all. */
  readonly stage: RunStage | undefined;
}

/**
 * Finds the machines that the rows name, and the one for those that name none.
 *
 * @throws UserError (exit code 4) when one is not deployed
 */
export async function findBulkMachines(
  environment: Environment,
  choice: { stages: ReadonlySet<RunStage | undefined>; stage: RunStage | undefined; machine: string | undefined },
): Promise<BulkMachines> {
  const found = new Map<RunStage | undefined, BulkMachine>();
  let defaultStage = choice.stage;
  if (choice.machine === undefined)
    for (const stage of choice.stages) {
      const machine = await requireMachine(environment, stage ?? choice.stage);
      if (stage === undefined) defaultStage = machine.stage;
      found.set(stage, machine);
    }
  else {
    const machine = await requireNamedMachine(environment, choice.machine);
    for (const stage of choice.stages) found.set(stage, machine);
  }
  const definitions: Record<string, string> = {};
  for (const { name, arn } of found.values())
    definitions[name] ??= (await describeMachine(environment.session, arn))?.definition ?? "{}";
  return {
    of(stage) {
      const machine = found.get(stage);
      if (!machine) throw new Error(`No machine was looked up for stage ${String(stage)}`);
      return machine;
    },
    definitions,
    stage: defaultStage,
  };
}

async function requireNamedMachine(environment: Environment, name: string): Promise<BulkMachine> {
  const machine = await findMachineNamed(environment, name);
  if (machine) return machine;
  const machines = await listMachines(environment.session, () => true);
  throw new UserError({
    code: "machine-not-found",
    values: { name, known: machines.map((known) => known.name) },
  });
}
