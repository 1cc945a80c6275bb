import { setTimeout as sleep } from "node:timers/promises";
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type Change,
  type CreateChangeSetCommandInput,
} from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "../session.ts";
import { hasEventOf } from "./stack-events.ts";
import { stalePatienceMs } from "./watch-stack.ts";

/** A resource that an update would take away, with what is in it. */
export interface LostResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string | undefined;
  readonly change: "removed" | "replaced" | "perhaps-replaced";
}

/** The changes that an update would make, kept by CloudFormation until they are executed or dropped. */
interface ReviewedChange {
  /** None: the stack is as it is to be. */
  readonly isEmpty: boolean;
  readonly lost: readonly LostResource[];
  execute(token: string): Promise<void>;
  drop(): Promise<void>;
}

/** CloudFormation has no code for a change set without changes: it fails with one of these texts. */
const empty = /didn't contain changes|No updates are to be performed/;

/** Lets CloudFormation work out what an update would do, without doing it. */
export async function reviewUpdate(
  session: AwsSession,
  update: CreateChangeSetCommandInput,
  signal: AbortSignal,
): Promise<ReviewedChange> {
  const client = session.client(CloudFormationClient);
  const begun = await beginReview(session, update);
  if (begun === "empty")
    return { isEmpty: true, lost: [], execute: () => Promise.resolve(), drop: () => Promise.resolve() };
  const place = { ChangeSetName: begun.name, StackName: update.StackName };
  const drop = async (): Promise<void> => void (await client.send(new DeleteChangeSetCommand(place)));
  let unseenMs = 0;
  for (;;) {
    const set = await readChangeSet(session, place).catch((error: unknown) => {
      if (!isAbsent(error) || unseenMs >= stalePatienceMs) throw error;
      unseenMs += session.pollMs;
      return { changes: [], status: "CREATE_PENDING", reason: "" };
    });
    const { changes, status, reason } = set;
    if (status === "FAILED") {
      await drop();
      if (empty.test(reason)) return { isEmpty: true, lost: [], execute: () => Promise.resolve(), drop };
      throw Object.assign(new Error(reason), { name: "ValidationError" });
    }
    if (status.endsWith("_COMPLETE"))
      return {
        isEmpty: false,
        lost: changes.flatMap(lostBy),
        async execute(ClientRequestToken) {
          await execute(session, { ...place, ClientRequestToken });
        },
        drop,
      };
    await sleep(session.pollMs, undefined, { signal });
  }
}

/**
 * An answer that was lost is not a failure: the change set of this name is the one that was asked for. Some endpoints
 * refuse an empty change set at once, as UpdateStack does.
 */
async function beginReview(
  session: AwsSession,
  update: CreateChangeSetCommandInput,
): Promise<{ readonly name: string | undefined } | "empty"> {
  const command = new CreateChangeSetCommand({ ...update, ChangeSetType: "UPDATE" });
  try {
    const { Id } = await session.client(CloudFormationClient).send(command);
    return { name: Id ?? update.ChangeSetName };
  } catch (error) {
    if (error instanceof Error && error.name === "AlreadyExistsException") return { name: update.ChangeSetName };
    if (error instanceof Error && empty.test(error.message)) return "empty";
    throw error;
  }
}

/** Executes a change set. One that is executed already, by our token, was executed by a try whose answer was lost. */
async function execute(
  session: AwsSession,
  input: { ChangeSetName: string | undefined; StackName: string | undefined; ClientRequestToken: string },
): Promise<void> {
  try {
    await session.client(CloudFormationClient).send(new ExecuteChangeSetCommand(input));
  } catch (error) {
    // AWS deletes a change set once it is executed.
    const repeated = isAbsent(error) || (error instanceof Error && error.name.startsWith("InvalidChangeSetStatus"));
    if (!repeated || input.StackName === undefined) throw error;
    if (!(await hasEventOf(session, input.StackName, input.ClientRequestToken))) throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith("ChangeSetNotFound");
}

async function readChangeSet(
  session: AwsSession,
  place: { ChangeSetName: string | undefined; StackName: string | undefined },
): Promise<{ changes: Change[]; status: string; reason: string }> {
  const changes: Change[] = [];
  let NextToken: string | undefined;
  let status = "";
  let reason = "";
  do {
    const page = await session.client(CloudFormationClient).send(new DescribeChangeSetCommand({ ...place, NextToken }));
    changes.push(...(page.Changes ?? []));
    [status, reason] = [page.Status ?? "", page.StatusReason ?? ""];
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return { changes, status, reason };
}

function lostBy({ ResourceChange: change }: Change): LostResource[] {
  const { LogicalResourceId: logicalId = "", ResourceType: type = "", PhysicalResourceId: physicalId } = change ?? {};
  if (change?.Action === "Remove") return [{ logicalId, type, physicalId, change: "removed" }];
  if (change?.Replacement === "True") return [{ logicalId, type, physicalId, change: "replaced" }];
  if (change?.Replacement === "Conditional") return [{ logicalId, type, physicalId, change: "perhaps-replaced" }];
  return [];
}
