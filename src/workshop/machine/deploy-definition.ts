import { createMachine, updateMachine } from "../../aws/machine/change-machine.ts";
import type { MachineView } from "../../aws/machine/find-machines.ts";
import { tagMachine } from "../../aws/machine/machine-tags.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { validateDefinition } from "../../aws/machine/validate-definition.ts";
import type { Retry } from "../../aws/retry.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { claimMachine, tagsOfMachine } from "../ownership/claim-machine.ts";
import { tagsForNew } from "../resource-settings.ts";
import { awaitMachine, findMachineNamed } from "./await-machine.ts";
import { sameDefinition } from "../stages.ts";
import { runStep } from "../step.ts";

/** A machine as it is to be. */
export interface WantedMachine {
  readonly name: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly type?: "STANDARD" | "EXPRESS";
  /** ARN of the group that everything is logged to, with `:*`. */
  readonly logGroupArn?: string | undefined;
}

/** The result of deploying a machine. */
export interface DeployedDefinition {
  /** Empty where nothing was there and nothing was to be changed. */
  readonly arn: string;
  readonly change: "created" | "updated" | "unchanged";
  /** The definition before; undefined where the machine is new. */
  readonly previousDefinition: string | undefined;
}

/**
 * Makes a machine, or brings it up to date: has the definition validated and deploys it, as one step. A definition
 * that was edited elsewhere is overwritten after a question.
 *
 * @throws UserError `definition-invalid`, `not-ours`, `declined`
 */
export function deployDefinition(environment: Environment, wanted: WantedMachine): Promise<DeployedDefinition> {
  const { session, port } = environment;
  return runStep<DeployedDefinition>(port, { code: "step-machine", values: { machine: wanted.name } }, async () => {
    await checkDefinition(environment, wanted);
    const content = contentOf(environment, wanted);
    const own = await tagsForNew(environment);
    const tags = tagsOfMachine(own, wanted.definition);
    const { name, type = "STANDARD" } = wanted;
    const before =
      (await findMachineNamed(environment, name)) ??
      (await createOrFind(environment, { ...content, name, type, tags }));
    if (typeof before === "string")
      return {
        value: { arn: before, change: "created", previousDefinition: undefined },
        changed: true,
        detail: { code: "created" },
      };
    const { arn, definition: previousDefinition } = before;
    await claimMachine(environment, before, { definition: wanted.definition, tags: own });
    if (isUpToDate(before, wanted))
      return {
        value: { arn, change: "unchanged", previousDefinition },
        changed: false,
        detail: { code: "up-to-date" },
      };
    const { revisionId } = await updateMachine(session, { ...content, arn });
    await unlessNotOffered(() => tagMachine(session, arn, tags));
    if (revisionId !== undefined) await awaitMachine(environment, { name, revisionId });
    return { value: { arn, change: "updated", previousDefinition }, changed: true, detail: { code: "updated" } };
  });
}

/**
 * Creates a machine and waits until it is visible. A machine of that name that is there after all is one of a lost
 * answer, or of an earlier try that was not visible: it is found instead.
 *
 * @returns the new machine's ARN, or the machine that was there
 */
export async function createOrFind(
  environment: Environment,
  machine: Parameters<typeof createMachine>[1],
): Promise<string | MachineView> {
  const { name } = machine;
  try {
    const { arn } = await createMachine(environment.session, machine);
    await environment.recent?.made("machine", name);
    await awaitMachine(environment, { name });
    return arn;
  } catch (error) {
    if (!(error instanceof Error && error.name === "StateMachineAlreadyExists")) throw error;
    const there = await awaitMachine(environment, { name });
    if (there === undefined) throw error;
    return there;
  }
}

/** Returns what a machine is made with: its content, who hears of retries, and what ends them. */
export function contentOf({ port, signal }: Environment, { definition, roleArn, logGroupArn }: WantedMachine) {
  const onRetry = (retry: Retry): void => port.notify({ type: "retry", ...retry });
  return { definition, roleArn, logGroupArn, onRetry, signal };
}

/** Whether a machine or a version is already as wanted, however its definition is laid out. */
export function isUpToDate(there: Pick<MachineView, "definition" | "roleArn">, wanted: WantedMachine): boolean {
  return sameDefinition(there.definition, wanted.definition) && there.roleArn === wanted.roleArn;
}

/** @throws UserError `definition-invalid` when Step Functions rejects it */
export async function checkDefinition(
  environment: Environment,
  { definition, type }: Pick<WantedMachine, "definition" | "type">,
): Promise<void> {
  const problems = await validateDefinition(environment.session, definition, type);
  if (problems === undefined) {
    environment.port.notify({ type: "note", text: { code: "definition-unchecked" } });
    return;
  }
  const errors = problems.filter((problem) => problem.severity === "ERROR");
  if (errors.length === 0) return;
  const list = errors.map(({ code, location, message }) => ({ code, location, text: message }));
  throw new UserError({ code: "definition-invalid", values: { problems: list } });
}
