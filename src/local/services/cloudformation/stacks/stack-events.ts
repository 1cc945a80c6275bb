import { randomUUID } from "node:crypto";
import type { ResourceStatus, StackEvent, StackStatus } from "@aws-sdk/client-cloudformation";
import type { Store } from "../../../store/store.ts";
import { hideSecrets } from "./hide-secrets.ts";
import type { Stack } from "./stack.ts";

interface StoredEvent {
  readonly id: string;
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly type: string;
  readonly status: ResourceStatus | StackStatus;
  readonly reason: string | undefined;
  readonly properties: string | undefined;
  readonly token: string | undefined;
}

/** An occurrence that is to be reported as an event. */
export interface StackOccurrence {
  readonly logicalId: string;
  readonly physicalId?: string | undefined;
  readonly type: string;
  readonly status: ResourceStatus | StackStatus;
  readonly reason?: string | undefined;
  /** Properties as the event shows them. */
  readonly properties?: object | undefined;
}

/**
 * Adds an event to a stack's list. Events of a stack have rising times, a millisecond apart at least.
 *
 * @param options.now milliseconds since 1970
 * @returns the event's time
 */
export function addEvent(store: Store, stack: Stack, occurrence: StackOccurrence, options: { now: number }): number {
  const last = store
    .prepare("SELECT time FROM cloudformation_events WHERE stack = ? ORDER BY number DESC LIMIT 1")
    .get(stack.id);
  const time = Math.max(options.now, Number(last?.["time"] ?? 0) + 1);
  const { logicalId, physicalId, type, status, reason, properties } = occurrence;
  const isStack = physicalId === stack.id;
  const event: StoredEvent = {
    id: isStack ? randomUUID() : `${logicalId}-${status}-${new Date(time).toISOString()}`,
    logicalId,
    physicalId,
    type,
    status,
    reason,
    properties: properties && hideSecrets(stack, JSON.stringify(properties)),
    token: stack.token,
  };
  store.write(() =>
    store
      .prepare("INSERT INTO cloudformation_events (stack, time, document) VALUES (?, ?, ?)")
      .run(stack.id, time, JSON.stringify(event)),
  );
  return time;
}

/**
 * A page of a stack's events, newest first.
 *
 * @param options.before the number that the page before ended at
 */
export function listEvents(
  store: Store,
  stack: Stack,
  options: { before: number | undefined; size: number },
): { events: StackEvent[]; next: number | undefined } {
  const rows = store
    .prepare(
      "SELECT number, time, document FROM cloudformation_events WHERE stack = ? AND number < ? ORDER BY number DESC LIMIT ?",
    )
    .all(stack.id, options.before ?? Number.MAX_SAFE_INTEGER, options.size + 1);
  const page = rows.slice(0, options.size);
  return {
    events: page.map((row) => shownEvent(stack, Number(row["time"]), String(row["document"]))),
    next: rows.length > options.size ? Number(page.at(-1)?.["number"]) : undefined,
  };
}

function shownEvent(stack: Stack, time: number, document: string): StackEvent {
  const event: StoredEvent = JSON.parse(document);
  const shown: StackEvent = {
    StackId: stack.id,
    EventId: event.id,
    StackName: stack.name,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId ?? "",
    ResourceType: event.type,
    Timestamp: new Date(time),
    // Events of a stack itself carry its status, which the model's list of resource statuses does not hold in full.
    ResourceStatus: event.status as ResourceStatus,
  };
  if (event.reason !== undefined) shown.ResourceStatusReason = event.reason;
  if (event.properties !== undefined) shown.ResourceProperties = event.properties;
  if (event.token !== undefined) shown.ClientRequestToken = event.token;
  return shown;
}
