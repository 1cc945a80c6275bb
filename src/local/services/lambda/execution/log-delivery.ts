import { randomBytes } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";

/** Takes an environment's log events to its log stream, in order, as the function's role. */
export interface LogDelivery {
  readonly groupName: string;
  readonly streamName: string;
  add(text: string): void;
  /** Sends what was added. Never rejects. */
  flush(): Promise<void>;
}

/** A call to the Logs service takes this many bytes of events, and counts 26 more for each. */
const batchBytes = 900_000;
const eventOverhead = 26;
const longestEvent = 256 * 1024;

/**
 * A delivery for a new log stream. As on AWS, the lines of a function whose role may not write them are dropped
 * without a word: also when the log group is missing and the role may not create it.
 */
export function createLogDelivery(options: {
  host: ServiceHost;
  groupName: string;
  version: string;
  caller: () => Caller;
}): LogDelivery {
  const { host, groupName } = options;
  const streamName = nameStream(new Date(host.now()), options.version);
  let events: { timestamp: number; message: string }[] = [];
  let bytes = 0;
  let streamExists = false;
  let last = Promise.resolve();

  async function call(operation: string, input: object): Promise<void> {
    await host.call({
      service: "logs",
      operation,
      input: { logGroupName: groupName, ...input },
      caller: options.caller(),
    });
  }

  async function createStream(): Promise<void> {
    try {
      await call("CreateLogStream", { logStreamName: streamName });
    } catch (error) {
      if (!isCode(error, "ResourceNotFoundException")) throw error;
      await call("CreateLogGroup", {}).catch((reason: unknown) => {
        if (!isCode(reason, "ResourceAlreadyExistsException")) throw reason;
      });
      await call("CreateLogStream", { logStreamName: streamName });
    }
  }

  async function send(batch: typeof events): Promise<void> {
    try {
      if (!streamExists) await createStream();
      streamExists = true;
      await call("PutLogEvents", { logStreamName: streamName, logEvents: batch });
    } catch (error) {
      // The group may have been deleted since, or may be made later: the next lines try again.
      streamExists = false;
      if (!(error instanceof AwsError)) host.log(`log lines of ${groupName} were lost: ${String(error)}`);
    }
  }

  function flush(): Promise<void> {
    if (events.length === 0) return last;
    const batch = events;
    events = [];
    bytes = 0;
    last = last.then(() => send(batch));
    return last;
  }

  return {
    groupName,
    streamName,
    add(text) {
      if (text === "") return;
      const bytesOfText = Buffer.from(text);
      const isLong = bytesOfText.length > longestEvent;
      const message = isLong ? `${bytesOfText.toString("utf8", 0, longestEvent - 1)}\n` : text;
      const size = Math.min(bytesOfText.length, longestEvent) + eventOverhead;
      if (bytes + size > batchBytes) void flush();
      bytes += size;
      events.push({ timestamp: host.now(), message });
    },
    flush,
  };
}

function nameStream(now: Date, version: string): string {
  return `${now.toISOString().slice(0, 10).replaceAll("-", "/")}/[${version}]${randomBytes(16).toString("hex")}`;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof AwsError && error.code === code;
}
