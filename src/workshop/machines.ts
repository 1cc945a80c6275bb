import { listMachines, type ListedMachine } from "../aws/machine/find-machines.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";
import { stageOfMachine, type StageNumber } from "./names.ts";

/** A machine of this environment, with its stage. */
export interface StageMachine extends ListedMachine {
  readonly stage: StageNumber;
}

/** The environment's machines, by stage. */
export async function findMachines(environment: Environment): Promise<StageMachine[]> {
  const { session, names } = environment;
  const found = await listMachines(session, (name) => stageOfMachine(names, name) !== undefined);
  return found
    .flatMap((machine) => {
      const stage = stageOfMachine(names, machine.name);
      return stage === undefined ? [] : [{ ...machine, stage }];
    })
    .sort((one, other) => one.stage - other.stage);
}

/**
 * The machine of a stage, or of the highest deployed one.
 *
 * @throws UserError when it is not deployed (exit code 4)
 */
export async function requireMachine(environment: Environment, stage: StageNumber | undefined): Promise<StageMachine> {
  const machines = await findMachines(environment);
  const machine = stage === undefined ? machines.at(-1) : machines.find((candidate) => candidate.stage === stage);
  if (machine) return machine;
  const deployed = machines.map((candidate) => candidate.name);
  throw new UserError({ code: "machine-not-deployed", values: { stage, deployed } });
}
