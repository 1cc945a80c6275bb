import { deleteMachine } from "../../aws/machine/change-machine.ts";
import type { ListedMachine } from "../../aws/machine/find-machines.ts";
import type { Environment } from "../environment.ts";

/**
 * Deletes a machine of an environment. Later commands in the folder do not wait for it any more, even where it was made
 * moments ago. Its executions end first, so it goes some moments later.
 */
export async function removeMachine(
  { session, recent }: Environment,
  { name, arn }: Pick<ListedMachine, "name" | "arn">,
): Promise<void> {
  await deleteMachine(session, arn);
  await recent?.deleted("machine", name);
}
