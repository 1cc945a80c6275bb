import type { StackIdentity } from "../template/evaluation/pseudo-parameters.ts";
import type { Stack } from "./stack.ts";

/** Returns what a template can know of its stack. */
export function identityOf(stack: Stack): StackIdentity {
  const { id, name, account, region, notificationArns } = stack;
  return { id, name, account, region, notificationArns };
}
