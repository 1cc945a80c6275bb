import type { HistoryPage } from "../../../aws/execution/history-page.ts";
import type { ExecutionView } from "../../../aws/execution/read-execution.ts";
import type { HistoryEvent } from "../../../aws/execution/read-history.ts";
import { judgeExecution } from "../../run/outcome.ts";
import { createStateHistory } from "../../run/state-history.ts";
import { outcomeOf, type RowResult } from "./row-result.ts";

/** The end of an execution, from its history. */
export type ExecutionEnd = Pick<RowResult, "outcome" | "startedAt" | "durationMs" | "states">;

/**
 * Reads how an execution ended: its history holds status, output, error and the time of each state, which no other
 * single call tells.
 *
 * @param machineArn the machine, which tells whether its outcomes are those of photos
 * @returns `running` when it has not ended, `gone` where there is no such execution
 */
export async function readExecutionEnd(
  machineArn: string,
  readPage: (nextToken: string | undefined) => Promise<HistoryPage | undefined>,
): Promise<ExecutionEnd | "running" | "gone"> {
  const history = createStateHistory();
  let first: HistoryEvent | undefined;
  let last: HistoryEvent | undefined;
  let nextToken: string | undefined;
  do {
    const page = await readPage(nextToken);
    if (page === undefined) return "gone";
    history.add(page.events);
    first ??= page.events[0];
    last = page.events.at(-1) ?? last;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  const end = last && endOf(last);
  if (end === undefined) return "running";
  const visits = history.visits();
  const { kind, reason, error } = judgeExecution({ ...unnamed, machineArn, ...end }, visits);
  const [startedAt, endedAt] = [first?.timestamp, last?.timestamp];
  return {
    outcome: outcomeOf(kind === "running" ? "unfinished" : kind, reason, error),
    startedAt: startedAt?.toISOString(),
    durationMs: startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : undefined,
    states: visits.map(({ name, status, durationMs, attempts }) => ({ name, status, durationMs, attempts })),
  };
}

const unnamed = {
  name: "",
  arn: "",
  startedAt: undefined,
  endedAt: undefined,
  input: undefined,
  output: undefined,
  error: undefined,
  cause: undefined,
};

/** The end that the last event of a history means; undefined for an event after which others follow. */
function endOf(event: HistoryEvent): (Pick<ExecutionView, "status"> & Partial<ExecutionView>) | undefined {
  switch (event.type) {
    case "ExecutionSucceeded":
      return { status: "SUCCEEDED", output: event.executionSucceededEventDetails?.output };
    case "ExecutionFailed":
      return { status: "FAILED", ...failure(event.executionFailedEventDetails) };
    case "ExecutionTimedOut":
      return { status: "TIMED_OUT", ...failure(event.executionTimedOutEventDetails) };
    case "ExecutionAborted":
      return { status: "ABORTED", ...failure(event.executionAbortedEventDetails) };
    default:
      return undefined;
  }
}

function failure(details: { error?: string | undefined; cause?: string | undefined } | undefined) {
  return { error: details?.error, cause: details?.cause };
}
