import type { DispatchedCall } from "../dispatcher.ts";
import type { OperationInput } from "../service-description.ts";

/** The members of a call's input. */
export function inputOf({ input }: Pick<DispatchedCall, "input">): OperationInput {
  return input !== null && typeof input === "object" ? { ...input } : {};
}
