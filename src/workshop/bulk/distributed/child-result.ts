import type { AnyMessage } from "../../../text/entry.ts";
import { parseJson, readMember, readText } from "../../json-member.ts";
import { judgeExecution } from "../../run/outcome.ts";
import { outcomeOf, resultOf, unfinishedResult, type RowResult } from "../rows/row-result.ts";
import { readItem } from "./items.ts";

/**
 * The end of a row, from what ResultWriter wrote of the child that ran it: its input is the item, its output or its
 * cause holds the row's execution.
 *
 * @param text one object of a result file
 */
export function readChildResult(text: string): RowResult | undefined {
  const child = parseJson(text);
  const item = parseJson(readText(child, "Input"));
  const started = readItem(readText(child, "Input"));
  if (!started) return undefined;
  if (readText(child, "Status") === "PENDING") return undefined;
  const output = parseJson(readText(child, "Output"));
  const end = readMember(output, "end") ?? parseJson(readText(child, "Cause"));
  const status = readStatus(readText(end, "Status"));
  if (status === undefined) return unfinishedResult(started, describeFailure(child));
  const [startedAt, endedAt] = [readDate(readMember(end, "StartDate")), readDate(readMember(end, "StopDate"))];
  const { kind, reason, error } = judgeExecution(
    {
      name: started.execution,
      arn: readText(end, "ExecutionArn") ?? "",
      machineArn: readText(end, "StateMachineArn") ?? readText(item, "machineArn") ?? "",
      status,
      startedAt,
      endedAt,
      input: undefined,
      output: asText(readMember(end, "Output")),
      error: readText(end, "Error"),
      cause: readText(end, "Cause"),
    },
    [],
  );
  return resultOf(started, {
    outcome: outcomeOf(kind === "running" ? "unfinished" : kind, reason, error),
    startedAt: startedAt?.toISOString(),
    durationMs: startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : undefined,
    states: [],
  });
}

/** `startExecution.sync:2` answers the output as JSON, DescribeExecution as text. */
function asText(output: unknown): string | undefined {
  return output === undefined || typeof output === "string" ? output : JSON.stringify(output);
}

function readStatus(status: string | undefined) {
  const ended = ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"] as const;
  return ended.find((known) => known === status);
}

/** Milliseconds since 1970, or ISO 8601. */
function readDate(value: unknown): Date | undefined {
  const date = typeof value === "number" || typeof value === "string" ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** A child that failed without an end of its row: it could not be started, or its map run was stopped. */
function describeFailure(child: unknown): AnyMessage {
  const parts = [readText(child, "Error"), readText(child, "Cause")].filter(
    (part) => part !== undefined && part !== "",
  );
  return parts.length === 0
    ? { code: "map-run-ended-it", values: { status: readText(child, "Status") ?? "" } }
    : { code: "said-by-aws", values: { text: parts.join(": ") } };
}
