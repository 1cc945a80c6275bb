import type { EventContent } from "../execution/history.ts";

/**
 * The events of Parallel and Map states and of the iterations of a Map state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export const parallelStateStarted: EventContent = { type: "ParallelStateStarted" };
export const parallelStateSucceeded: EventContent = { type: "ParallelStateSucceeded" };
export const parallelStateFailed: EventContent = { type: "ParallelStateFailed" };

/** @param length the number of items */
export function mapStateStarted(length: number): EventContent {
  return { type: "MapStateStarted", mapStateStartedEventDetails: { length } };
}

export const mapStateSucceeded: EventContent = { type: "MapStateSucceeded" };
export const mapStateFailed: EventContent = { type: "MapStateFailed" };

/** @param name the name of the Map state */
export function mapIterationStarted(name: string, index: number): EventContent {
  return { type: "MapIterationStarted", mapIterationStartedEventDetails: { name, index } };
}

/** @param name the Map state's; `index` counts items from 0 */
export function mapIterationSucceeded(name: string, index: number): EventContent {
  return { type: "MapIterationSucceeded", mapIterationSucceededEventDetails: { name, index } };
}

/** @param name the Map state's; `index` counts items from 0 */
export function mapIterationFailed(name: string, index: number): EventContent {
  return { type: "MapIterationFailed", mapIterationFailedEventDetails: { name, index } };
}

/** @param name the Map state's; `index` counts items from 0 */
export function mapIterationAborted(name: string, index: number): EventContent {
  return { type: "MapIterationAborted", mapIterationAbortedEventDetails: { name, index } };
}
