import { createMachine, updateMachine } from "../../../aws/machine/change-machine.ts";
import { describeMachine, listMachines } from "../../../aws/machine/find-machines.ts";
import type { Environment } from "../../environment.ts";
import { sameDefinition } from "../../stages.ts";

/**
 * Deploys an attendee's definition under a machine's name.
 *
 * @returns the machine's ARN
 */
export async function deployDefinition(
  environment: Environment,
  machine: { name: string; definition: string; roleArn: string },
): Promise<string> {
  const { session, signal } = environment;
  const content = { definition: machine.definition, roleArn: machine.roleArn, onRetry: () => {}, signal };
  const [there] = await listMachines(session, (name) => name === machine.name);
  const before = there && (await describeMachine(session, there.arn));
  if (before === undefined || before.status === "DELETING")
    return createMachine(session, { ...content, name: machine.name });
  if (!sameDefinition(before.definition, machine.definition) || before.roleArn !== machine.roleArn)
    await updateMachine(session, { ...content, arn: before.arn });
  return before.arn;
}
