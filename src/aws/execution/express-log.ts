import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { AwsSession } from "../session.ts";
import type { HistoryEvent } from "./read-history.ts";

/** How long logs may take to arrive: some seconds on AWS. */
const patienceMs = 20_000;

/** One event as a machine logs it ("Logging using CloudWatch Logs" in the developer guide). */
interface LoggedEvent {
  readonly id: number;
  readonly type: string;
  readonly previousEventId: number;
  readonly timestamp: Date;
  readonly details: object;
}

/**
 * The events that an Express execution logged, once its last one is there.
 *
 * @returns undefined when the end did not arrive in time
 */
export async function readExpressLog(
  session: AwsSession,
  options: { logGroupArn: string; executionArn: string; signal: AbortSignal },
): Promise<LoggedEvent[] | undefined> {
  const group = options.logGroupArn.split(":log-group:")[1]?.replace(/:\*$/, "");
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const events = await readAll(session, { group: group ?? "", executionArn: options.executionArn });
    if (events.some(({ type }) => /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type))) return events;
    if (Date.now() > deadline) return undefined;
    await sleep(Math.min(session.pollMs, 500), undefined, { signal: options.signal });
  }
}

async function readAll(session: AwsSession, from: { group: string; executionArn: string }): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await session.client(CloudWatchLogsClient).send(
      new FilterLogEventsCommand({
        logGroupName: from.group,
        filterPattern: `"${from.executionArn}"`,
        nextToken,
      }),
    );
    for (const { message } of page.events ?? []) {
      const event = readEvent(message, from.executionArn);
      if (event) events.push(event);
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events.sort((one, other) => one.id - other.id);
}

function readEvent(message: string | undefined, executionArn: string): LoggedEvent | undefined {
  const value: unknown = JSON.parse(message ?? "null");
  if (typeof value !== "object" || value === null) return undefined;
  const member = (name: string): unknown => Reflect.get(value, name);
  if (member("execution_arn") !== executionArn) return undefined;
  const details = member("details");
  return {
    id: Number(member("id")),
    type: String(member("type")),
    previousEventId: Number(member("previous_event_id")),
    timestamp: new Date(Number(member("event_timestamp"))),
    details: typeof details === "object" && details !== null ? details : {},
  };
}

/** Logged events as GetExecutionHistory answers events: each type's details have their own member there. */
export function parseExpressLog(events: readonly LoggedEvent[]): HistoryEvent[] {
  return events.map(({ id, type, previousEventId, timestamp, details }) => {
    const event: HistoryEvent = { id, type: undefined, previousEventId, timestamp };
    return Object.assign(event, { type, [detailsMember(type)]: details });
  });
}

/** `stateEnteredEventDetails` for every kind of state, else the type's own name. */
function detailsMember(type: string): string {
  const kind = /State(Entered|Exited)$/.exec(type)?.[0] ?? type;
  return `${kind.charAt(0).toLowerCase()}${kind.slice(1)}EventDetails`;
}
