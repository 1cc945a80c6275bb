import type { Visit } from "../execution/visit.ts";
import { isObject, type JsonObject } from "../json.ts";
import { dataLimitExceeded, exceedsPayloadLimit } from "../size-limit.ts";
import type { Json } from "../types.ts";

/** "The total size of all stored variables cannot exceed 10MiB per execution." */
const mostVariableBytes = 10 * 2 ** 20;

/**
 * Keeps what `Assign` has worked out until the state is left. All values are worked out before any is set.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 * @throws StatesError when the values of one `Assign`, or all variables together, are too large ("Limits")
 */
export function noteAssigned(visit: Visit, values: Json): void {
  if (!isObject(values) || Object.keys(values).length === 0) return;
  if (exceedsPayloadLimit(JSON.stringify(values))) throw dataLimitExceeded(visit.stateName);
  const assigned = { ...visit.assigned, ...values };
  if (bytesOf({ ...visit.branch.variables, ...assigned }) > mostVariableBytes) throw dataLimitExceeded(visit.stateName);
  visit.assigned = assigned;
}

/** Values never change, so each is measured once. */
const known = new WeakMap<object, number>();

function bytesOf(variables: JsonObject): number {
  return Object.values(variables).reduce<number>((sum, value) => sum + sizeOf(value), 0);
}

function sizeOf(value: Json): number {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? Buffer.byteLength(value) : 8;
  const size = known.get(value) ?? Buffer.byteLength(JSON.stringify(value));
  known.set(value, size);
  return size;
}
