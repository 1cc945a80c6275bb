import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  type DescribeStackEventsCommandOutput,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "../session.ts";
import { isStackAbsent } from "./describe-stack.ts";

/** One change of one resource. */
export interface ResourceEvent {
  readonly id: string;
  readonly logicalId: string;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly at: Date | undefined;
  /** The `ClientRequestToken` of the operation it belongs to. */
  readonly token?: string | undefined;
  /** Whether it is the stack itself that changed. */
  readonly ofStack: boolean;
}

/** Reads a stack's events that were not read before, oldest first. */
export interface StackEventPoller {
  poll(): Promise<readonly ResourceEvent[]>;
}

/** Starts after the events there are now, so that only what happens from here on is reported. */
export async function createStackEventPoller(session: AwsSession, stackId: string): Promise<StackEventPoller> {
  const { events } = await readEventPage(session, stackId, undefined);
  return pollerAfter(session, stackId, events);
}

/** Reports every event of a stack, from its first. */
export function createFullStackEventPoller(session: AwsSession, stackId: string): StackEventPoller {
  return pollerAfter(session, stackId, []);
}

/** Whether a stack's newest events belong to the operation that this token began. */
export async function hasEventOf(session: AwsSession, stackId: string, token: string): Promise<boolean> {
  const { events } = await readEventPage(session, stackId, undefined);
  return events.some((event) => event.token === token);
}

/** A page may be older than the one before it: every event is reported once, whichever page shows it. */
function pollerAfter(session: AwsSession, stackId: string, known: readonly ResourceEvent[]): StackEventPoller {
  const seen = new Set(known.map(({ id }) => id));
  return {
    async poll() {
      const fresh: ResourceEvent[] = [];
      let token: string | undefined;
      do {
        const page = await readEventPage(session, stackId, token);
        const unseen = page.events.filter(({ id }) => !seen.has(id));
        fresh.push(...unseen);
        token = unseen.length < page.events.length ? undefined : page.next;
      } while (token !== undefined);
      for (const { id } of fresh) seen.add(id);
      return fresh.toReversed();
    },
  };
}

/** CloudFormation answers the newest event first, 100 to a page. A stack that is not visible has none. */
async function readEventPage(
  session: AwsSession,
  stackId: string,
  token: string | undefined,
): Promise<{ events: ResourceEvent[]; next: string | undefined }> {
  const command = new DescribeStackEventsCommand({ StackName: stackId, NextToken: token });
  const answer = await session
    .client(CloudFormationClient)
    .send(command)
    .catch((error: unknown): Partial<DescribeStackEventsCommandOutput> => {
      if (isStackAbsent(error)) return {};
      throw error;
    });
  return { events: (answer.StackEvents ?? []).map(eventOf), next: answer.NextToken };
}

function eventOf(event: StackEvent): ResourceEvent {
  return {
    id: event.EventId ?? "",
    logicalId: event.LogicalResourceId ?? "",
    resourceType: event.ResourceType ?? "",
    status: event.ResourceStatus ?? "",
    reason: event.ResourceStatusReason,
    at: event.Timestamp,
    token: event.ClientRequestToken,
    ofStack: event.PhysicalResourceId === event.StackId,
  };
}
