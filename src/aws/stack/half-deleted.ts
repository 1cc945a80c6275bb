import { UserError } from "../../user-error.ts";
import type { StackView } from "./describe-stack.ts";

/** The error for a stack of which CloudFormation could delete only a part. */
export function halfDeleted({ name, status, statusReason }: StackView): UserError {
  return new UserError({ code: "stack-half-deleted", values: { stack: name, status, reason: statusReason } });
}
