import { createMachine, updateMachine } from "../../aws/machine/change-machine.ts";
import { describeMachine, listMachines } from "../../aws/machine/find-machines.ts";
import { validateDefinition } from "../../aws/machine/validate-definition.ts";
import type { Retry } from "../../aws/retry.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { sameDefinition } from "../stages.ts";
import { runStep } from "../step.ts";

/** A Standard machine as it is to be. */
export interface WantedMachine {
  readonly name: string;
  /** The filled definition, as JSON text. */
  readonly definition: string;
  readonly roleArn: string;
}

/** What deploying a definition did. */
export interface DeployedDefinition {
  readonly arn: string;
  readonly change: "created" | "updated" | "unchanged";
  /** What was deployed before; undefined where the machine is new. */
  readonly previousDefinition: string | undefined;
}

/**
 * Makes a machine of this definition, or brings it up to date, and reports it as one step. Step Functions validates
 * the definition first.
 *
 * @throws UserError `definition-invalid` when Step Functions refuses the definition
 */
export async function deployDefinition(environment: Environment, wanted: WantedMachine): Promise<DeployedDefinition> {
  const { session, port, signal } = environment;
  const { name, definition, roleArn } = wanted;
  return runStep<DeployedDefinition>(port, { code: "step-machine", values: { machine: name } }, async () => {
    await checkDefinition(environment, definition);
    const content = {
      definition,
      roleArn,
      onRetry: (retry: Retry) => port.notify({ type: "retry", ...retry }),
      signal,
    };
    const [there] = await listMachines(session, (found) => found === name);
    const before = there && (await describeMachine(session, there.arn));
    if (before === undefined || before.status === "DELETING") {
      const arn = await createMachine(session, { ...content, name });
      return {
        value: { arn, change: "created", previousDefinition: undefined },
        changed: true,
        detail: { code: "created" },
      };
    }
    const { arn, definition: previousDefinition } = before;
    if (sameDefinition(previousDefinition, definition) && before.roleArn === roleArn)
      return {
        value: { arn, change: "unchanged", previousDefinition },
        changed: false,
        detail: { code: "up-to-date" },
      };
    await updateMachine(session, { ...content, arn });
    return { value: { arn, change: "updated", previousDefinition }, changed: true, detail: { code: "updated" } };
  });
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
