import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  SFNClient,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { retrying, throttled, type Retry, type RetryReason } from "../retry.ts";
import type { AwsSession } from "../session.ts";
import { isMachineAbsent } from "./find-machines.ts";

/** What a machine shall be, and who is told of retries. */
export interface MachineContent {
  readonly definition: string;
  readonly roleArn: string;
  readonly onRetry: (retry: Retry) => void;
  readonly signal: AbortSignal;
}

/**
 * Creates a Standard machine. A role made moments ago cannot be assumed yet, and the name of a machine that is being
 * deleted is not free yet: both are tried again.
 *
 * @returns the machine's ARN
 */
export async function createMachine(session: AwsSession, machine: MachineContent & { name: string }): Promise<string> {
  const answer = await retrying(
    () =>
      session.client(SFNClient).send(
        new CreateStateMachineCommand({
          name: machine.name,
          definition: machine.definition,
          roleArn: machine.roleArn,
          type: "STANDARD",
        }),
      ),
    { operation: "CreateStateMachine", passes: whyNotYet, onRetry: machine.onRetry, signal: machine.signal },
  );
  return answer.stateMachineArn ?? "";
}

/** Gives an existing machine a new definition and role. Running executions keep the old ones. */
export async function updateMachine(session: AwsSession, machine: MachineContent & { arn: string }): Promise<void> {
  await retrying(
    () =>
      session.client(SFNClient).send(
        new UpdateStateMachineCommand({
          stateMachineArn: machine.arn,
          definition: machine.definition,
          roleArn: machine.roleArn,
        }),
      ),
    { operation: "UpdateStateMachine", passes: whyNotYet, onRetry: machine.onRetry, signal: machine.signal },
  );
}

/** Deletes a machine; Step Functions ends its executions first, so it goes some moments later. */
export async function deleteMachine(session: AwsSession, arn: string): Promise<void> {
  try {
    await session.client(SFNClient).send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
  } catch (error) {
    if (!isMachineAbsent(error)) throw error;
  }
}

/** Why a machine cannot be made yet, where time alone helps. */
export function whyNotYet(error: unknown): RetryReason | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === "AccessDeniedException" && /authorized to assume the provided role/.test(error.message))
    return { code: "role-not-ready" };
  if (error.name === "StateMachineDeleting") return { code: "machine-being-deleted" };
  return throttled(error);
}
