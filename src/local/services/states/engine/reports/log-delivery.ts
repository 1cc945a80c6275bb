import { createHash } from "node:crypto";
import { resourceElements } from "../../../../../arn.ts";
import { AwsError } from "../../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../../service.ts";
import type { HistoryEvent } from "../../../../states-language/index.ts";
import { withoutData } from "../../records/event-data.ts";
import type { Run } from "../run.ts";

/** Sends histories to CloudWatch Logs, as the machines' logging configuration asks. */
export interface LogDelivery {
  deliver(run: Run, events: readonly HistoryEvent[]): void;
}

/** Events are gathered for this many milliseconds, and then sent together. */
const gathering = 100;

interface Batch {
  readonly group: string;
  readonly stream: string;
  readonly caller: Caller;
  readonly logEvents: { readonly timestamp: number; readonly message: string }[];
}

/** A delivery that fails is written to the daemon's log, and tried no further: logging never stops an execution. */
export function createLogDelivery(host: ServiceHost): LogDelivery {
  const batches = new Map<string, Batch>();
  const streams = new Set<string>();

  /** In the order of sending; a failure is only written to the daemon's log: logging never stops an execution. */
  async function send(key: string): Promise<void> {
    const batch = batches.get(key);
    batches.delete(key);
    if (!batch) return;
    const { group: logGroupName, stream: logStreamName, caller, logEvents } = batch;
    const call = (operation: string, input: object) => host.call({ service: "logs", operation, input, caller });
    try {
      if (!streams.has(key)) await call("CreateLogStream", { logGroupName, logStreamName }).catch(ignoreExisting);
      streams.add(key);
      await call("PutLogEvents", { logGroupName, logStreamName, logEvents });
    } catch (error) {
      streams.delete(key);
      host.log(`states: no logs to ${logGroupName}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    deliver(run, events) {
      const { level = "OFF", includeExecutionData = false, destinations } = run.revision.record.logging;
      const [, group] = resourceElements(destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? "");
      const wanted = level === "OFF" ? [] : events.filter(({ type }) => isLogged(type, level));
      if (group === undefined || wanted.length === 0) return;
      const stream = streamOf(run);
      const key = `${run.home.account} ${run.home.region} ${group} ${stream}`;
      const batch = batches.get(key) ?? { group, stream, caller: deliveryService(run), logEvents: [] };
      if (!batches.has(key)) setTimeout(() => void send(key), gathering).unref();
      batches.set(key, batch);
      for (const event of wanted)
        batch.logEvents.push({ timestamp: event.timestamp, message: describe(run, event, { includeExecutionData }) });
    },
  };
}

/** Which levels show an event ("Log levels for Step Functions execution events" in the developer guide). */
function isLogged(type: string, level: string): boolean {
  if (level === "ALL") return true;
  if (level === "FATAL") return /^Execution(Failed|Aborted|TimedOut)$/.test(type);
  return /(Failed|Aborted|TimedOut)$/.test(type) || type === "FailStateEntered";
}

function describe(run: Run, event: HistoryEvent, { includeExecutionData }: { includeExecutionData: boolean }): string {
  const { id, type, previousEventId, timestamp, ...rest } = includeExecutionData ? event : withoutData(event);
  const [details = {}] = Object.values(rest);
  return JSON.stringify({
    id: String(id),
    type,
    details,
    redrive_count: String(run.redrives),
    previous_event_id: String(previousEventId),
    event_timestamp: String(timestamp),
    execution_arn: run.arn,
  });
}

/** `states/MACHINE/2024-05-01-12-00/1a2b3c4d`: a stream for each machine and hour. */
function streamOf({ machine, started }: Run): string {
  const hour = `${new Date(started).toISOString().slice(0, 13).replace("T", "-")}-00`;
  const hash = createHash("sha256").update(`${machine.id} ${hour}`).digest("hex").slice(0, 8);
  return `states/${machine.name}/${hour}/${hash}`;
}

/** AWS's own service delivers the logs, not the machine's role. */
function deliveryService({ home }: Run): Caller {
  const service = "delivery.logs.amazonaws.com";
  return { ...home, principal: { type: "user", arn: service, userId: service } };
}

function ignoreExisting(error: unknown): void {
  if (error instanceof AwsError && error.code === "ResourceAlreadyExistsException") return;
  throw error;
}
