import { stringField } from "../definition/fields.ts";
import type { StatesError } from "../errors/states-error.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Parent } from "../states/find-state.ts";
import type { MapState } from "../states/map.ts";
import type { Json } from "../types.ts";
import { exceedsTolerance, thresholdExceeded } from "../map/limits.ts";
import type { StateTest } from "./state-test.ts";

/**
 * `$$.Map` for a state that is tried out within a Map state: the first iteration, whose item is the input ("Automatic
 * Context population" in the developer guide).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export function firstItem(parents: readonly Parent[], input: Json): JsonObject | undefined {
  const map = parents.map(({ state }) => state).find((state) => state.type === "Map");
  if (map === undefined) return undefined;
  const source = map.distribution && { Source: sourceOf(map) };
  return { Item: { Index: 0, Value: input, ...source } };
}

/** Returns the error of a Map state after an iteration failed; undefined when the state tolerates it. */
export function errorOfIteration(
  { limits, distribution }: MapState,
  error: StatesError,
  { failedIterations }: Pick<StateTest, "failedIterations">,
): StatesError | undefined {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = limits;
  if (count === undefined && percentage === undefined) return distribution === undefined ? error : thresholdExceeded();
  // How many items there are, and what a path would find, is not known inside an iteration.
  if (count?.constant === undefined) return undefined;
  const tolerance = { toleratedCount: count.constant, toleratedPercentage: undefined };
  return exceedsTolerance(tolerance, failedIterations + 1, 0) ? thresholdExceeded() : undefined;
}

function sourceOf({ distribution }: MapState): string {
  const reader = distribution?.reader;
  if (reader === undefined) return "STATE_DATA";
  const request = reader.request?.constant;
  const constant = isObject(request) ? request : {};
  return `S3://${stringField(constant, "Bucket") ?? ""}/${stringField(constant, "Key") ?? ""}`;
}
