import { listMachines, type ListedMachine } from "../aws/machine/find-machines.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";
import type { DefinitionChange } from "./machine/compare-definitions.ts";
import { deployDefinition } from "./machine/deploy-definition.ts";
import { stageNumbers, stageOfMachine, type StageNumber } from "./names.ts";
import { readTemplate } from "./package-files.ts";
import { readResources } from "./resources.ts";
import { fillDefinition, readStage, sameDefinition, type Stage } from "./stages.ts";

/** What deploying a stage's machine did. */
export interface DeployedMachine {
  readonly stage: StageNumber;
  readonly name: string;
  readonly arn: string;
  readonly change: "created" | "updated" | "unchanged";
  readonly title: string;
  readonly adds: readonly string[];
  readonly explanation: readonly string[];
  /** What is deployed now. */
  readonly definition: string;
  /** What was deployed before; undefined where the machine is new. */
  readonly previousDefinition: string | undefined;
  /** What changed since then, or else since the stage before; undefined for a new machine of stage 1. */
  readonly changes: DefinitionChange | undefined;
}

/** A machine of this environment, with its stage. */
export interface StageMachine extends ListedMachine {
  readonly stage: StageNumber;
}

/** How a stage's machine is deployed. */
export interface StageForm {
  /** Give every task its retry policy. */
  readonly retries?: boolean | undefined;
}

/** Makes a stage's machine, or brings it up to date: fills the template, has it validated, deploys it. */
export async function deployStageMachine(
  environment: Environment,
  number: StageNumber,
  form: StageForm = {},
): Promise<DeployedMachine> {
  const [stage, resources] = await Promise.all([readStage(number), readResources(environment)]);
  const definition = await fillStage(stage, resources.outputs, form);
  const name = environment.names.machine(number);
  const { arn, change, previousDefinition } = await deployDefinition(environment, {
    name,
    definition,
    roleArn: resources.machineRole,
  });
  const { title, adds, explanation } = stage;
  const changes = await changesOf({
    number,
    definition,
    previous: previousDefinition,
    outputs: resources.outputs,
    form,
  });
  return { stage: number, name, arn, change, title, adds, explanation, definition, previousDefinition, changes };
}

/** A machine that was not changed is compared with the stage before: that is what its reader learns from. */
async function changesOf(deployed: {
  number: StageNumber;
  definition: string;
  previous: string | undefined;
  outputs: ReadonlyMap<string, string>;
  form: StageForm;
}): Promise<DefinitionChange | undefined> {
  const { number, definition, previous, outputs, form } = deployed;
  const { compareDefinitions } = await import("./machine/compare-definitions.ts");
  if (previous !== undefined && !sameDefinition(previous, definition)) return compareDefinitions(previous, definition);
  const earlier = stageNumbers.find((stage) => stage === number - 1);
  if (earlier === undefined) return undefined;
  return compareDefinitions(await fillStage(await readStage(earlier), outputs, form), definition);
}

/** A stage's definition with the stack's outputs in it. */
async function fillStage(
  stage: Stage,
  outputs: ReadonlyMap<string, string>,
  { retries = false }: StageForm,
): Promise<string> {
  const definition = fillDefinition(await readTemplate("state-machines", stage.definition), outputs);
  return retries ? (await import("./machine/add-retries.ts")).addRetries(definition) : definition;
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
  const deployed = machines.map((candidate) => candidate.stage);
  throw new UserError({ code: "machine-not-deployed", values: { stage, deployed } });
}
