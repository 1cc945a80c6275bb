import { readEventPath } from "./event-path.ts";
import { transformInput } from "./input-transformer.ts";
import type { TargetDelivery } from "./target-delivery.ts";

/** Returns a target's input for an event: the whole event, or the result of the target's settings. Usually JSON. */
export function targetInput({ target, event, rule }: TargetDelivery, now: number): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputTransformer) return transformInput(target.InputTransformer, { event, rule, now });
  if (target.InputPath === undefined) return JSON.stringify(event);
  return JSON.stringify(readEventPath(event, target.InputPath) ?? null);
}
