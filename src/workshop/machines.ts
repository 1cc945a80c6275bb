import type { ListedMachine } from "../aws/machine/find-machines.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";
import { findMachineNamed } from "./machine/machine-sight.ts";
import { stageNumbers, type StageNumber } from "./names.ts";

/** A machine of this environment, with its stage. */
export interface StageMachine extends ListedMachine {
  readonly stage: StageNumber;
}

/**
 * The environment's machines, by stage. Each is described by its ARN: a listing lags behind, and pages through
 * everything that the account has.
 */
export async function findMachines(environment: Environment): Promise<StageMachine[]> {
  const { names } = environment;
  const found = await Promise.all(
    stageNumbers.map(async (stage) => {
      const machine = await findMachineNamed(environment, names.machine(stage));
      if (machine === undefined) return undefined;
      const { name, arn, createdAt, type } = machine;
      return { name, arn, createdAt, type, stage };
    }),
  );
  return found.filter((machine) => machine !== undefined);
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
