import type { EventContent } from "../execution/history.ts";
import { detailsOf } from "./execution-events.ts";

/**
 * The events of the child executions of a distributed Map state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function mapRunStarted(mapRunArn: string): EventContent {
  return { type: "MapRunStarted", mapRunStartedEventDetails: { mapRunArn } };
}

/** @param redriveCount from 1 */
export function mapRunRedriven(mapRunArn: string, redriveCount: number): EventContent {
  return { type: "MapRunRedriven", mapRunRedrivenEventDetails: { mapRunArn, redriveCount } };
}

export const mapRunSucceeded: EventContent = { type: "MapRunSucceeded" };
export const mapRunAborted: EventContent = { type: "MapRunAborted" };

/** Absent members are left out. */
export function mapRunFailed(failure: { error: string | undefined; cause: string | undefined }): EventContent {
  return { type: "MapRunFailed", mapRunFailedEventDetails: detailsOf(failure) };
}
