import { type Payload, textOf } from "../payload.ts";
import type { Visit } from "./visit.ts";

/** What TestState shows of a state's data on its way (`InspectionData` in the API reference), as JSON texts. */
export interface Inspection {
  readonly afterInputPath?: string;
  readonly afterParameters?: string;
  readonly afterArguments?: string;
  readonly result?: string;
  readonly afterResultSelector?: string;
  readonly afterResultPath?: string;
  readonly variables?: string;
  readonly errorDetails?: ErrorHandled;
}

/** Which element of `Retry` or `Catch` took an error. */
export interface ErrorHandled {
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
  readonly catchIndex?: number;
}

/** Sees the data of each state, bit by bit. */
export type Inspector = (stateName: string, seen: Inspection) => void;

/** Shows an inspector the data of a stage; without one it costs nothing. */
export function inspectPayload(visit: Visit, stage: Exclude<keyof Inspection, "errorDetails">, payload: Payload): void {
  visit.branch.run.inspector?.(visit.stateName, { [stage]: textOf(payload) });
}

export function inspectError(visit: Visit, errorDetails: ErrorHandled): void {
  visit.branch.run.inspector?.(visit.stateName, { errorDetails });
}
