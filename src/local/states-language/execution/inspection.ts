import { type Payload, textOf } from "../payload.ts";
import type { Visit } from "./visit.ts";

/** What TestState shows of a state's data on its way (`InspectionData` in the API reference): JSON texts and numbers. */
export interface Inspection extends Partial<Record<Stage, string | undefined>>, Partial<Record<Limit, number>> {
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
export interface ErrorHandled {
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
  readonly catchIndex?: number;
}

/** Shows the data of a stage to whoever tries the state out; costs nothing otherwise. */
export function inspectPayload({ branch }: Visit, stage: Stage, payload: Payload): void {
  branch.run.test?.inspect({ [stage]: textOf(payload) });
}

/** Takes back what AWS does not show of a state. */
export function hideStages({ branch }: Visit, ...stages: readonly Stage[]): void {
  branch.run.test?.inspect(Object.fromEntries(stages.map((stage) => [stage, undefined])));
}

export function inspectLimit({ branch }: Visit, limit: Limit, value: number | undefined): void {
  if (value !== undefined) branch.run.test?.inspect({ [limit]: value });
}

export function inspectError({ branch }: Visit, errorDetails: ErrorHandled): void {
  branch.run.test?.inspect({ errorDetails: { ...errorDetails } });
}
