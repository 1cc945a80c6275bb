import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { AwsSession } from "./session.ts";

/** A line of a function's log. */
export interface LogLine {
  readonly at: Date | undefined;
  readonly text: string;
}

/** The log's clock and the history's may differ by this much, in milliseconds; REPORT comes after the answer. */
const slackMs = 1500;

/**
 * The lines that one invocation wrote, from START to REPORT. The invocation is that of the request's id, or else the
 * one that began within the time of the attempt. None where the function has no log yet.
 *
 * @param options.from when the attempt was scheduled
 */
export async function readInvocationLog(
  session: AwsSession,
  options: { functionName: string; from: Date; to: Date; requestId?: string | undefined },
): Promise<LogLine[]> {
  const logGroupName = await readLogGroupName(session, options.functionName);
  try {
    const answer = await session.client(CloudWatchLogsClient).send(
      new FilterLogEventsCommand({
        logGroupName,
        startTime: options.from.getTime() - slackMs,
        endTime: options.to.getTime() + slackMs,
        limit: 1000,
      }),
    );
    const lines = (answer.events ?? []).map(({ timestamp, message = "", logStreamName = "" }) => ({
      stream: logStreamName,
      at: timestamp === undefined ? undefined : new Date(timestamp),
      text: message.trimEnd(),
    }));
    return pickInvocation(lines, options);
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return [];
    throw error;
  }
}

/** The group that a function's LoggingConfig names; Lambda's default where the function is gone or names none. */
async function readLogGroupName(session: AwsSession, functionName: string): Promise<string> {
  const name = functionName.replace(/^.*:function:/, "").replace(/:.*$/, "");
  const usual = `/aws/lambda/${name}`;
  try {
    const { LoggingConfig } = await session
      .client(LambdaClient)
      .send(new GetFunctionConfigurationCommand({ FunctionName: functionName }));
    return LoggingConfig?.LogGroup ?? usual;
  } catch (error) {
    // A role that may read logs may not always read functions, and other endpoints have no such operation.
    if (error instanceof Error) return usual;
    throw error;
  }
}

interface StreamLine extends LogLine {
  readonly stream: string;
}

/** An environment runs one invocation at a time: in its stream, everything from START to REPORT belongs together. */
export function pickInvocation(
  lines: readonly StreamLine[],
  attempt: { from: Date; to: Date; requestId?: string | undefined },
): LogLine[] {
  const invocations: { id: string; lines: StreamLine[] }[] = [];
  const open = new Map<string, { id: string; lines: StreamLine[] }>();
  for (const line of lines) {
    const started = /^START RequestId: ([\w-]+)/.exec(line.text)?.[1];
    if (started !== undefined) {
      const invocation = { id: started, lines: [] };
      open.set(line.stream, invocation);
      invocations.push(invocation);
    }
    open.get(line.stream)?.lines.push(line);
    if (line.text.startsWith("REPORT RequestId:")) open.delete(line.stream);
  }
  const middle = (attempt.from.getTime() + attempt.to.getTime()) / 2;
  const distance = ({ lines }: { lines: StreamLine[] }): number =>
    Math.abs(((lines[0]?.at?.getTime() ?? 0) + (lines.at(-1)?.at?.getTime() ?? 0)) / 2 - middle);
  const chosen =
    attempt.requestId === undefined
      ? invocations.toSorted((one, other) => distance(one) - distance(other))[0]
      : invocations.find(({ id }) => id === attempt.requestId);
  return (chosen?.lines ?? []).map(({ at, text }) => ({ at, text }));
}
