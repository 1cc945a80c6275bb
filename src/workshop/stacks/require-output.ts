import { halfDeleted } from "../../aws/stack/half-deleted.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import { exitCodes } from "../../exit-codes.ts";
import { UserError } from "../../user-error.ts";

/** An output that a stack's template has. @throws UserError `output-missing`, `stack-half-deleted` */
export function requireOutput(stack: StackView, output: string): string {
  if (stack.status === "DELETE_FAILED") throw halfDeleted(stack);
  const value = stack.outputs.get(output);
  if (value !== undefined) return value;
  throw new UserError({
    code: "output-missing",
    values: { stack: stack.name, output },
    exitCode: exitCodes.failed,
  });
}
