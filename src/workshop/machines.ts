import { createMachine, updateMachine } from "../aws/machine/change-machine.ts";
import { describeMachine, listMachines, type ListedMachine } from "../aws/machine/find-machines.ts";
import type { Retry } from "../aws/retry.ts";
import { validateDefinition } from "../aws/machine/validate-definition.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";
import type { DefinitionChange } from "./machine/compare-definitions.ts";
import { stageNumbers, stageOfMachine, type StageNumber } from "./names.ts";
import { readTemplate } from "./package-files.ts";
import { readResources } from "./resources.ts";
import { fillDefinition, readStage, sameDefinition } from "./stages.ts";
import { runStep } from "./step.ts";

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

/** Makes a stage's machine, or brings it up to date: fills the template, has it validated, deploys it. */
export async function deployStageMachine(environment: Environment, number: StageNumber): Promise<DeployedMachine> {
  const { session, names, port, signal } = environment;
  const [stage, resources] = await Promise.all([readStage(number), readResources(environment)]);
  const definition = fillDefinition(await readTemplate("state-machines", stage.definition), resources.outputs);
  const name = names.machine(number);
  const { arn, change, previousDefinition } = await runStep<
    Pick<DeployedMachine, "arn" | "change" | "previousDefinition">
  >(port, { code: "step-machine", values: { machine: name } }, async () => {
    await checkDefinition(environment, definition);
    const content = {
      definition,
      roleArn: resources.machineRole,
      onRetry: (retry: Retry) => port.notify({ type: "retry", ...retry }),
      signal,
    };
    const there = (await findMachines(environment)).find((machine) => machine.stage === number);
    const before = there && (await describeMachine(session, there.arn));
    if (before === undefined || before.status === "DELETING") {
      const created = await createMachine(session, { ...content, name });
      return {
        value: { arn: created, change: "created", previousDefinition: undefined },
        changed: true,
        detail: { code: "created" },
      };
    }
    if (sameDefinition(before.definition, definition) && before.roleArn === resources.machineRole)
      return {
        value: { arn: before.arn, change: "unchanged", previousDefinition: before.definition },
        changed: false,
        detail: { code: "up-to-date" },
      };
    await updateMachine(session, { ...content, arn: before.arn });
    return {
      value: { arn: before.arn, change: "updated", previousDefinition: before.definition },
      changed: true,
      detail: { code: "updated" },
    };
  });
  const { title, adds, explanation } = stage;
  const changes = await changesOf({ number, definition, previous: previousDefinition, outputs: resources.outputs });
  return { stage: number, name, arn, change, title, adds, explanation, definition, previousDefinition, changes };
}

/** A machine that was not changed is compared with the stage before: that is what its reader learns from. */
async function changesOf(deployed: {
  number: StageNumber;
  definition: string;
  previous: string | undefined;
  outputs: ReadonlyMap<string, string>;
}): Promise<DefinitionChange | undefined> {
  const { number, definition, previous, outputs } = deployed;
  const { compareDefinitions } = await import("./machine/compare-definitions.ts");
  if (previous !== undefined && !sameDefinition(previous, definition)) return compareDefinitions(previous, definition);
  const earlier = stageNumbers.find((stage) => stage === number - 1);
  if (earlier === undefined) return undefined;
  const template = await readTemplate("state-machines", (await readStage(earlier)).definition);
  return compareDefinitions(fillDefinition(template, outputs), definition);
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

async function checkDefinition(environment: Environment, definition: string): Promise<void> {
  const problems = await validateDefinition(environment.session, definition);
  if (problems === undefined) {
    environment.port.notify({ type: "note", text: { code: "definition-unchecked" } });
    return;
  }
  const errors = problems.filter((problem) => problem.severity === "ERROR");
  if (errors.length === 0) return;
  const list = errors.map(({ code, location, message }) => ({ code, location, text: message }));
  throw new UserError({ code: "definition-invalid", values: { problems: list } });
}
