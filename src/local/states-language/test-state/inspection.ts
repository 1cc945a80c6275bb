import { type Payload, textOf } from "../payload.ts";

/**
 * TestState's view of a state's data on its way (`InspectionData` in the API reference): JSON texts and numbers.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export interface Inspection extends Partial<Record<Stage, string>>, Partial<Record<Limit, number>> {
  readonly errorDetails?: ErrorHandled;
}

/** A point on the way of the data, by the name the API gives it. */
export type Stage =
  | "afterInputPath"
  | "afterParameters"
  | "afterArguments"
  | "afterItemsPath"
  | "afterItemsPointer"
  | "afterItemSelector"
  | "afterItemBatcher"
  | "result"
  | "afterResultSelector"
  | "afterResultPath"
  | "variables";

/** A limit of a Map state, as it was evaluated. */
export type Limit = "maxConcurrency" | "toleratedFailureCount" | "toleratedFailurePercentage";

/** Which element of `Retry` or `Catch` took an error. */
interface ErrorHandled {
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
  readonly catchIndex?: number;
}

/** The observations of a state so far. */
export interface Seen {
  readonly inspection: Inspection;
  /** How many items a Map state has. */
  readonly items: number | undefined;
}

/** Records what a state test observed. */
export interface InspectionRecorder {
  payload(stage: Stage, payload: Payload): void;
  limit(limit: Limit, value: number | undefined): void;
  error(handled: ErrorHandled): void;
  /** How many items a Map state has. */
  items(count: number): void;
  seen(): Seen;
}

/** Starts without observations. A later one of the same kind replaces the earlier. */
export function createInspectionRecorder(): InspectionRecorder {
  let inspection: Inspection = {};
  let items: number | undefined;
  return {
    payload: (stage, payload) => (inspection = { ...inspection, [stage]: textOf(payload) }),
    limit: (limit, value) => (inspection = value === undefined ? inspection : { ...inspection, [limit]: value }),
    error: (errorDetails) => (inspection = { ...inspection, errorDetails }),
    items: (count) => (items = count),
    seen: () => ({ inspection, items }),
  };
}
