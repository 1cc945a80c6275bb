import { CloudFormationClient, DescribeStackEventsCommand, type StackEvent } from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "../session.ts";

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

/** Starts after the newest event there is now, so that only what happens from here on is reported. */
export async function createStackEventPoller(session: AwsSession, stackId: string): Promise<StackEventPoller> {
  const [newest] = await readEventPage(session, stackId, undefined).then(({ events }) => events);
  return pollerAfter(session, stackId, newest?.id);
}

/** Reports every event of a stack, from its first. */
export function createFullStackEventPoller(session: AwsSession, stackId: string): StackEventPoller {
  return pollerAfter(session, stackId, undefined);
}

/** Whether a stack's newest events belong to the operation that this token began. */
export async function hasEventOf(session: AwsSession, stackId: string, token: string): Promise<boolean> {
  const { events } = await readEventPage(session, stackId, undefined);
  return events.some((event) => event.token === token);
}

function pollerAfter(session: AwsSession, stackId: string, after: string | undefined): StackEventPoller {
  let last = after;
  return {
    async poll() {
      const fresh: ResourceEvent[] = [];
      let token: string | undefined;
      do {
        const page = await readEventPage(session, stackId, token);
        const known = page.events.findIndex((event) => event.id === last);
        fresh.push(...(known === -1 ? page.events : page.events.slice(0, known)));
        token = known === -1 ? page.next : undefined;
      } while (token !== undefined);
      last = fresh[0]?.id ?? last;
      return fresh.toReversed();
    },
  };
}

/** CloudFormation answers the newest event first, 100 to a page. */
async function readEventPage(
  session: AwsSession,
  stackId: string,
  token: string | undefined,
): Promise<{ events: ResourceEvent[]; next: string | undefined }> {
  const answer = await session
    .client(CloudFormationClient)
    .send(new DescribeStackEventsCommand({ StackName: stackId, NextToken: token }));
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
