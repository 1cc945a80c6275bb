import type { EventContent } from "../execution/history.ts";
import type { Branch } from "../execution/run.ts";

/**
 * Writes an event as the next one of its branch.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function record(branch: Branch, content: EventContent): number {
  branch.cursor = recordBranchEnd(branch, content);
  return branch.cursor;
}

/**
 * Writes an event that follows the last one of its branch but that the next one does not follow: recorded for
 * MapStateSucceeded and ParallelStateSucceeded, which the StateExited event after them passes over.
 */
export function recordBranchEnd(branch: Branch, content: EventContent): number {
  return branch.run.history.write(content, branch.cursor);
}
