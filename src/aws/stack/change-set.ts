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

/** A resource that an update would take away, with what is in it. */
export interface LostResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string | undefined;
  readonly change: "removed" | "replaced" | "perhaps-replaced";
}

/** What an update would do, kept by CloudFormation until it is executed or dropped. */
export interface ReviewedChange {
  /** None: the stack is as it is to be. */
  readonly isEmpty: boolean;
  readonly lost: readonly LostResource[];
  execute(token: string): Promise<void>;
  drop(): Promise<void>;
}

/** CloudFormation has no code for it: the change set fails with one of these texts. */
const empty = /didn't contain changes|No updates are to be performed/;

/** Lets CloudFormation work out what an update would do, without doing it. */
export async function reviewUpdate(
  session: AwsSession,
  update: CreateChangeSetCommandInput,
  signal: AbortSignal,
): Promise<ReviewedChange> {
  const client = session.client(CloudFormationClient);
  const { Id: id } = await client.send(new CreateChangeSetCommand({ ...update, ChangeSetType: "UPDATE" }));
  const drop = async (): Promise<void> => void (await client.send(new DeleteChangeSetCommand({ ChangeSetName: id })));
  for (;;) {
    const { changes, status, reason } = await readChangeSet(session, id);
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
          await client.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken }));
        },
        drop,
      };
    await sleep(session.pollMs, undefined, { signal });
  }
}

async function readChangeSet(session: AwsSession, id: string | undefined) {
  const changes: Change[] = [];
  let NextToken: string | undefined;
  let status = "";
  let reason = "";
  do {
    const page = await session
      .client(CloudFormationClient)
      .send(new DescribeChangeSetCommand({ ChangeSetName: id, NextToken }));
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
