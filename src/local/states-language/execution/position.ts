import type { Iteration } from "../map/prepare-iterations.ts";
import type { EvaluatedLimits } from "../map/limits.ts";
import type { MapRunPlan } from "../map/map-run-plan.ts";
import type { Payload } from "../payload.ts";
import type { StateGraph } from "../states/state.ts";
import type { Branch } from "./run.ts";
import type { Visit } from "./visit.ts";

/**
 * Where a sequence of states is: the state whose turn it is, its input, and its visit once it was entered. It stays
 * when the sequence fails or is broken off, and is where a redriven execution continues.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export interface Position {
  readonly stateName: string;
  readonly input: Payload;
  visit: Visit | undefined;
}

/** Before the first state of a sequence. */
export function startOf(graph: StateGraph, input: Payload): Position {
  return { stateName: graph.startAt, input, visit: undefined };
}

/** A branch of a Parallel state or an iteration of a Map state, from when it is begun. */
export interface Part {
  readonly branch: Branch;
  /** Present once it has succeeded. */
  output: Payload | undefined;
}

/** The parts of a state that an attempt has begun. Parts that succeeded are not run again when it is redriven. */
export type Begun =
  | { readonly kind: "branches"; readonly parts: readonly Part[] }
  | {
      readonly kind: "iterations";
      readonly iterations: readonly Iteration[];
      readonly limits: EvaluatedLimits;
      /** The event that the first iterations follow. */
      readonly startedAt: number;
      /** By the index of the iteration. */
      readonly parts: Map<number, Part>;
    }
  | {
      readonly kind: "mapRun";
      readonly plan: MapRunPlan;
      /** How often the map run was redriven. */
      readonly redrives: number;
    };
