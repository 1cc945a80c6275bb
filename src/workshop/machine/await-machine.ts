import { describeMachine, type MachineView } from "../../aws/machine/find-machines.ts";
import { stateMachineArn } from "../../arn.ts";
import { pollUntilFound } from "../../aws/poll-until-found.ts";
import type { Environment } from "../environment.ts";

/**
 * A machine of exactly this name; undefined where there is none, or where it is being deleted. It is described by its
 * ARN: a listing lags behind (Step Functions API Reference, ListStateMachines). A machine that was made from this folder
 * moments ago is waited for, no longer than reads lag behind: somebody may have deleted it elsewhere.
 */
export async function findMachineNamed(environment: Environment, name: string): Promise<MachineView | undefined> {
  const machine = await findMachine(environment, name);
  if (machine) return machine;
  const patienceMs = await environment.recent?.remainingMs("machine", name);
  return patienceMs === undefined ? undefined : awaitMachine(environment, { name, patienceMs });
}

/**
 * Waits until Step Functions shows a machine as it was just made or updated (Step Functions API Reference: executions
 * that start right after UpdateStateMachine may use the earlier definition).
 *
 * @param revisionId of the update, where Step Functions answered it
 * @param patienceMs how long to wait; default: two minutes
 */
export async function awaitMachine(
  environment: Environment,
  { name, revisionId, patienceMs }: { name: string; revisionId?: string | undefined; patienceMs?: number | undefined },
): Promise<MachineView | undefined> {
  const { session, port, signal } = environment;
  const look = async (): Promise<MachineView | undefined> => {
    const machine = await findMachine(environment, name);
    return revisionId === undefined || machine?.revisionId === revisionId ? machine : undefined;
  };
  const onWait = (): void =>
    port.notify({ type: "note", text: { code: "machine-not-visible", values: { machine: name } } });
  return pollUntilFound(look, { onWait, signal, pollMs: Math.min(session.pollMs, 1000), patienceMs });
}

async function findMachine({ session, target }: Environment, name: string): Promise<MachineView | undefined> {
  const machine = await describeMachine(session, stateMachineArn({ ...target, name }));
  return machine?.status === "DELETING" ? undefined : machine;
}
