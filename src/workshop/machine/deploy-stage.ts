import type { Environment } from "../environment.ts";
import { stageNumbers, type StageNumber } from "../names.ts";
import { readTemplate } from "../package-files.ts";
import { readResources } from "../resources.ts";
import { fillDefinition, readStage, sameDefinition, type Stage } from "../stages.ts";
import type { DefinitionChange } from "./compare-definitions.ts";
import { deployDefinition } from "./deploy-definition.ts";
import { findMachineNamed } from "./await-machine.ts";
import type { DeployedMachine, FlagValues } from "./deployed-machine.ts";

/** How a stage's definition is made. */
export interface StageForm {
  /** Give every task its retry policy. */
  readonly retries?: boolean | undefined;
  /** Call services by Step Functions' own integrations, from `templates/state-machines/sdk`. */
  readonly integration?: "function" | "sdk" | undefined;
}

/** A stage whose definition is filled for an environment. */
interface FilledStage {
  readonly stage: Stage;
  readonly form: StageForm;
  readonly definition: string;
  /** The outputs that filled the definition. */
  readonly outputs: ReadonlyMap<string, string>;
}

/**
 * Makes a stage's machine, or brings it up to date: fills the template, has it validated, deploys it.
 *
 * @param form.onlyShow changes nothing, and answers what would change
 */
export async function deployStageMachine(
  environment: Environment,
  number: StageNumber,
  form: StageForm & { onlyShow?: boolean | undefined } = {},
): Promise<DeployedMachine> {
  const resources = await readResources(environment);
  const filled = await fillStage(number, { form, outputs: resources.outputs });
  const name = environment.names.machine(number);
  const wanted = { name, definition: filled.definition, roleArn: resources.machineRole };
  const deployed = form.onlyShow
    ? await describeDeployed(environment, name)
    : await deployDefinition(environment, wanted);
  const flags: FlagValues = { retries: form.retries ? true : undefined };
  return describeStageMachine(filled, {
    ...deployed,
    name,
    runFlags: { stage: number },
    deployFlags: { stage: number, ...flags },
    nextFlags: number < 4 ? { stage: number + 1, ...flags } : undefined,
  });
}

/** Describes what is deployed under a name, as the result of a deployment that changes nothing. */
export async function describeDeployed(
  environment: Environment,
  name: string,
): Promise<Pick<DeployedMachine, "arn" | "change" | "previousDefinition">> {
  const there = await findMachineNamed(environment, name);
  return { arn: there?.arn ?? "", change: "none", previousDefinition: there?.definition };
}

/** A stage's definition with a stack's outputs in it. */
export async function fillStage(
  number: StageNumber,
  { form, outputs }: { form: StageForm; outputs: ReadonlyMap<string, string> },
): Promise<FilledStage> {
  const stage = await readStage(number);
  const folder = form.integration === "sdk" ? ["state-machines", "sdk"] : ["state-machines"];
  const definition = fillDefinition(await readTemplate(...folder, stage.definition), outputs);
  const { addRetries } = form.retries ? await import("./add-retries.ts") : { addRetries: undefined };
  return { stage, form, outputs, definition: addRetries?.(definition) ?? definition };
}

/** Puts together what a deployment did with what its stage is about. */
export async function describeStageMachine(
  filled: FilledStage,
  deployed: Omit<DeployedMachine, "stage" | "title" | "adds" | "explanation" | "definition" | "changes">,
): Promise<DeployedMachine> {
  const { stage: number, title, adds, explanation } = filled.stage;
  const changes = await changesOf(filled, deployed.previousDefinition);
  return { stage: number, title, adds, explanation, definition: filled.definition, changes, ...deployed };
}

/** A machine that was not changed is compared with the stage before: that is what its reader learns from. */
async function changesOf(filled: FilledStage, previous: string | undefined): Promise<DefinitionChange | undefined> {
  const { stage, definition } = filled;
  const { compareDefinitions } = await import("./compare-definitions.ts");
  if (previous !== undefined && !sameDefinition(previous, definition)) return compareDefinitions(previous, definition);
  const earlier = stageNumbers.find((number) => number === stage.stage - 1);
  if (earlier === undefined) return undefined;
  return compareDefinitions((await fillStage(earlier, filled)).definition, definition);
}
