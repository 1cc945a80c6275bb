import { listMachines } from "../../aws/machine/find-machines.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { validateDefinition, type DefinitionProblem } from "../../aws/machine/validate-definition.ts";
import { UserError } from "../../user-error.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { Environment } from "../environment.ts";
import { requireMachine } from "../machines.ts";
import type { StageNumber } from "../names.ts";
import { readTemplate } from "../package-files.ts";
import { readStage } from "../stages.ts";

/** A machine's definition, from where it was asked for. */
export interface MachineDefinition {
  readonly source: "stage" | "file" | "deployed";
  /** Name of the machine or of the file. */
  readonly name: string;
  readonly stage: StageNumber | undefined;
  readonly arn: string | undefined;
  readonly definition: string;
  /** States that the stage added to the one before. */
  readonly adds: readonly string[];
  /** Step Functions' findings about a file's definition; undefined where nobody was asked. */
  readonly problems: readonly DefinitionProblem[] | undefined;
}

/** The definition of a stage as the package ships it, with `${…}` where outputs of the stack go. */
export async function readStageDefinition(number: StageNumber): Promise<MachineDefinition> {
  const stage = await readStage(number);
  const definition = await readTemplate("state-machines", stage.definition);
  return {
    source: "stage",
    name: stage.definition,
    stage: number,
    arn: undefined,
    definition,
    adds: stage.adds,
    problems: undefined,
  };
}

/**
 * The definition in a file, with what Step Functions says of it.
 *
 * @throws UserError where there is no such file, or where it is not JSON
 */
export async function readDefinitionFile(environment: Environment, file: string): Promise<MachineDefinition> {
  const definition = await readText(file);
  try {
    JSON.parse(definition);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError({ code: "definition-not-json", values: { file, reason }, cause: error });
  }
  const problems = await validateDefinition(environment.session, definition);
  return { source: "file", name: file, stage: undefined, arn: undefined, definition, adds: [], problems };
}

/**
 * The definition of a deployed machine.
 *
 * @param name any machine of the account and region; default: that of the highest deployed stage
 * @throws UserError where there is no such machine
 */
export async function readDeployedDefinition(
  environment: Environment,
  name: string | undefined,
): Promise<MachineDefinition> {
  const wanted = name ?? (await requireMachine(environment, undefined)).name;
  const machine = await findMachineNamed(environment, wanted);
  if (machine === undefined) throw await machineNotFound(environment, name ?? "");
  return {
    source: "deployed",
    name: machine.name,
    stage: undefined,
    arn: machine.arn,
    definition: machine.definition,
    adds: [],
    problems: undefined,
  };
}

async function machineNotFound(environment: Environment, name: string): Promise<UserError> {
  const known = await listMachines(environment.session, () => true);
  return new UserError({
    code: "machine-not-found",
    values: { name, known: known.map((machine) => machine.name).slice(0, 20) },
  });
}

function readText(file: string): Promise<string> {
  return readNamedFile(
    file,
    (problem, cause) => new UserError({ code: "definition-file-unreadable", values: { file, problem }, cause }),
  );
}
