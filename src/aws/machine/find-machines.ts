import {
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  SFNClient,
  type StateMachineStatus,
  type StateMachineType,
} from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** A state machine as a listing shows it. */
export interface ListedMachine {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date | undefined;
  readonly type: StateMachineType;
}

/** A state machine in full. */
export interface MachineView extends ListedMachine {
  readonly definition: string;
  readonly roleArn: string;
  readonly status: StateMachineStatus | undefined;
  /** Of a version. */
  readonly description: string | undefined;
  readonly logGroupArn: string | undefined;
  /** Undefined before the first update. */
  readonly revisionId: string | undefined;
}

/** Every state machine of the account and region whose name `wanted` takes. */
export async function listMachines(session: AwsSession, wanted: (name: string) => boolean): Promise<ListedMachine[]> {
  const machines: ListedMachine[] = [];
  let nextToken: string | undefined;
  do {
    const page = await session.client(SFNClient).send(new ListStateMachinesCommand({ maxResults: 1000, nextToken }));
    for (const { name = "", stateMachineArn = "", creationDate, type = "STANDARD" } of page.stateMachines ?? [])
      if (wanted(name)) machines.push({ name, arn: stateMachineArn, createdAt: creationDate, type });
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return machines;
}

/** A machine's definition and role; undefined where it is gone. */
export async function describeMachine(session: AwsSession, arn: string): Promise<MachineView | undefined> {
  try {
    const answer = await session.client(SFNClient).send(new DescribeStateMachineCommand({ stateMachineArn: arn }));
    return {
      name: answer.name ?? "",
      arn,
      createdAt: answer.creationDate,
      definition: answer.definition ?? "",
      roleArn: answer.roleArn ?? "",
      status: answer.status,
      type: answer.type ?? "STANDARD",
      description: answer.description,
      revisionId: answer.revisionId,
      logGroupArn: answer.loggingConfiguration?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn,
    };
  } catch (error) {
    // No machine has a name that an ARN cannot carry, or that is too long.
    const isNoName = error instanceof Error && ["InvalidArn", "ValidationException"].includes(error.name);
    if (isMachineAbsent(error) || isNoName) return undefined;
    throw error;
  }
}

/** Whether Step Functions says there is no such machine. */
export function isMachineAbsent(error: unknown): boolean {
  return error instanceof Error && error.name === "StateMachineDoesNotExist";
}
