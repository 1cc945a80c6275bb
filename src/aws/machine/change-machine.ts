import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  SFNClient,
  UpdateStateMachineCommand,
  type LoggingConfiguration,
  type StateMachineType,
} from "@aws-sdk/client-sfn";
import { nameOfArn } from "../../arn.ts";
import { retrying, throttled, type Retry, type RetryReason } from "../retry.ts";
import type { AwsSession } from "../session.ts";
import type { Tags } from "../tags.ts";
import { isMachineAbsent } from "./find-machines.ts";
import { machineTags } from "./machine-tags.ts";

/** The intended content of a machine, and the callback for retries. */
interface MachineContent {
  readonly definition: string;
  readonly roleArn: string;
  /** Logs everything to this group, `…:*`; default: nothing is logged. */
  readonly logGroupArn?: string | undefined;
  /** Publishes a version with this description. */
  readonly versionDescription?: string | undefined;
  readonly onRetry: (retry: Retry) => void;
  readonly signal: AbortSignal;
}

/** A machine after it was changed. */
interface ChangedMachine {
  readonly arn: string;
  /** The version that was published. */
  readonly version: number | undefined;
  /** Of an update. */
  readonly revisionId?: string | undefined;
}

/**
 * Creates a machine. A role made moments ago cannot be assumed yet, and the name of a machine that is being
 * deleted is not free yet: both are tried again.
 */
export async function createMachine(
  session: AwsSession,
  machine: MachineContent & { name: string; type?: StateMachineType; tags?: Tags },
): Promise<ChangedMachine> {
  const answer = await retrying(
    () =>
      session.client(SFNClient).send(
        new CreateStateMachineCommand({
          name: machine.name,
          type: machine.type ?? "STANDARD",
          ...contentMembers(machine),
          ...(machine.tags && { tags: machineTags(machine.tags) }),
        }),
      ),
    {
      operation: "CreateStateMachine",
      passes: whyNotYet,
      attempts: 20,
      onRetry: machine.onRetry,
      signal: machine.signal,
    },
  );
  return { arn: answer.stateMachineArn ?? "", version: versionOf(answer.stateMachineVersionArn) };
}

/** Gives an existing machine a new definition and role. Running executions keep the old ones. */
export async function updateMachine(
  session: AwsSession,
  machine: MachineContent & { arn: string },
): Promise<ChangedMachine> {
  const answer = await retrying(
    () =>
      session
        .client(SFNClient)
        .send(new UpdateStateMachineCommand({ stateMachineArn: machine.arn, ...contentMembers(machine) })),
    {
      operation: "UpdateStateMachine",
      passes: whyNotYet,
      attempts: 20,
      onRetry: machine.onRetry,
      signal: machine.signal,
    },
  );
  const { revisionId } = answer;
  return { arn: machine.arn, version: versionOf(answer.stateMachineVersionArn), revisionId };
}

function contentMembers({ definition, roleArn, logGroupArn, versionDescription }: MachineContent) {
  return {
    definition,
    roleArn,
    ...(logGroupArn === undefined ? {} : { loggingConfiguration: logEverything(logGroupArn) }),
    ...(versionDescription === undefined ? {} : { publish: true, versionDescription }),
  };
}

function logEverything(logGroupArn: string): LoggingConfiguration {
  return { level: "ALL", includeExecutionData: true, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] };
}

function versionOf(versionArn: string | undefined): number | undefined {
  return versionArn === undefined ? undefined : Number(nameOfArn(versionArn));
}

/** Deletes a machine; Step Functions ends its executions first, so it goes some moments later. */
export async function deleteMachine(session: AwsSession, arn: string): Promise<void> {
  try {
    await session.client(SFNClient).send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
  } catch (error) {
    if (!isMachineAbsent(error)) throw error;
  }
}

/**
 * Step Functions tries out what the role may do, and a role made moments ago may do nothing yet: it cannot be assumed,
 * is "not authorized to create managed-rule", or "not authorized to access the Log Destination". What the caller may
 * not do names the caller instead.
 */
function isAboutRole(message: string): boolean {
  return /authorized to assume|^'?arn:[^:]+:iam::\d+:role\/\S+ is not authorized|Log Destination|states\.amazonaws\.com/.test(
    message,
  );
}

/** Why a machine cannot be made yet, where time alone helps. */
export function whyNotYet(error: unknown): RetryReason | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === "AccessDeniedException" && isAboutRole(error.message)) return { code: "role-not-ready" };
  if (error.name === "StateMachineDeleting") return { code: "machine-being-deleted" };
  return throttled(error);
}
