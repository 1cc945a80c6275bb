import type { ListedMachine } from "../aws/machine/find-machines.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";
import { findMachineNamed } from "./machine/await-machine.ts";
import { stageNumbers, type RunStage, type StageNumber } from "./names.ts";

/** A machine of this environment, with its stage. */
export interface StageMachine extends ListedMachine {
  readonly stage: StageNumber;
}

/** The same, or the hardened machine. */
interface RunMachine extends ListedMachine {
  readonly stage: RunStage;
}

/**
 * The environment's machines, by stage. Each is described by its ARN: a listing lags behind, and pages through
 * everything that the account has.
 */
export async function findMachines(environment: Environment): Promise<StageMachine[]> {
  const { names } = environment;
  const found = await Promise.all(
    stageNumbers.map((stage) => findMachineOf(environment, { name: names.machine(stage), stage })),
  );
  return found.filter((machine) => machine !== undefined);
}

/**
 * The machine of a stage, or of the highest deployed one of the workshop's stages.
 *
 * @throws UserError when it is not deployed (exit code 4)
 */
export async function requireMachine(environment: Environment, stage: RunStage | undefined): Promise<RunMachine> {
  const machines = await findMachines(environment);
  const machine =
    stage === 5
      ? await findMachineOf(environment, { name: environment.names.formMachine({ form: "hardened" }), stage })
      : machines.findLast((candidate) => stage === undefined || candidate.stage === stage);
  if (machine) return machine;
  const deployed = machines.map((candidate) => candidate.name);
  throw new UserError({ code: "machine-not-deployed", values: { stage, deployed } });
}

async function findMachineOf<Stage extends RunStage>(
  environment: Environment,
  { name, stage }: { name: string; stage: Stage },
): Promise<(ListedMachine & { readonly stage: Stage }) | undefined> {
  const machine = await findMachineNamed(environment, name);
  return machine && { name, arn: machine.arn, createdAt: machine.createdAt, type: machine.type, stage };
}
