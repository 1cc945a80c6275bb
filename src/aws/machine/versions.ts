import {
  CreateStateMachineAliasCommand,
  DescribeStateMachineAliasCommand,
  ListStateMachineVersionsCommand,
  SFNClient,
  UpdateStateMachineAliasCommand,
} from "@aws-sdk/client-sfn";
import { nameOfArn } from "../../arn.ts";
import type { AwsSession } from "../session.ts";
import { describeMachine, isMachineAbsent } from "./find-machines.ts";

/** A published version of a machine. */
interface MachineVersion {
  readonly number: number;
  readonly arn: string;
  readonly createdAt: Date | undefined;
}

/** A version in full. */
export interface MachineVersionView extends MachineVersion {
  readonly description: string | undefined;
  readonly definition: string;
  readonly roleArn: string;
}

/** A machine's versions, newest first; none where the machine is gone. */
export async function listVersions(session: AwsSession, machineArn: string): Promise<MachineVersion[]> {
  const versions: MachineVersion[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page = await session
        .client(SFNClient)
        .send(new ListStateMachineVersionsCommand({ stateMachineArn: machineArn, maxResults: 1000, nextToken }));
      for (const { stateMachineVersionArn: arn = "", creationDate } of page.stateMachineVersions ?? [])
        versions.push({ number: Number(nameOfArn(arn)), arn, createdAt: creationDate });
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  } catch (error) {
    if (isMachineAbsent(error)) return [];
    throw error;
  }
  return versions.sort((one, other) => other.number - one.number);
}

/** A version with its definition; undefined where it was deleted meanwhile. */
export async function describeVersion(
  session: AwsSession,
  version: MachineVersion,
): Promise<MachineVersionView | undefined> {
  const view = await describeMachine(session, version.arn);
  if (view === undefined) return undefined;
  const { description, definition, roleArn } = view;
  return { ...version, description, definition, roleArn };
}

/** A share of the executions that an alias starts. */
interface AliasRoute {
  readonly version: number;
  /** Percent. */
  readonly weight: number;
}

/** Reads where an alias of a machine leads; undefined where there is no such alias. */
export async function readAlias(
  session: AwsSession,
  alias: { machineArn: string; name: string },
): Promise<AliasRoute[] | undefined> {
  try {
    const answer = await session
      .client(SFNClient)
      .send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn: `${alias.machineArn}:${alias.name}` }));
    return (answer.routingConfiguration ?? []).map(({ stateMachineVersionArn = "", weight = 0 }) => ({
      version: Number(nameOfArn(stateMachineVersionArn)),
      weight,
    }));
  } catch (error) {
    if (error instanceof Error && /^(ResourceNotFound|StateMachineDoesNotExist)$/.test(error.name)) return undefined;
    throw error;
  }
}

/** Makes an alias lead to one version alone, and makes the alias where it is missing. Answers whether it moved. */
export async function pointAlias(
  session: AwsSession,
  alias: { machineArn: string; name: string; version: number },
): Promise<boolean> {
  const { machineArn, name, version } = alias;
  const client = session.client(SFNClient);
  const routingConfiguration = [{ stateMachineVersionArn: `${machineArn}:${version}`, weight: 100 }];
  const there = await readAlias(session, alias);
  if (there?.length === 1 && there[0]?.version === version) return false;
  await (there === undefined
    ? client.send(new CreateStateMachineAliasCommand({ name, routingConfiguration }))
    : client.send(
        new UpdateStateMachineAliasCommand({ stateMachineAliasArn: `${machineArn}:${name}`, routingConfiguration }),
      ));
  return true;
}
