import type { Visit } from "../execution/visit.ts";
import { isObject } from "../json.ts";
import type { Json } from "../types.ts";

/**
 * Keeps what `Assign` has worked out until the state is left. All values are worked out before any is set.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function noteAssigned(visit: Visit, values: Json): void {
  if (isObject(values) && Object.keys(values).length > 0) visit.assigned = { ...visit.assigned, ...values };
}
