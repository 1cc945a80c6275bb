import { arnIn } from "../../../arn.ts";
import type { Caller } from "../../service.ts";
import type { OperationInput } from "../../service-description.ts";
import type { Store } from "../../store/store.ts";

/**
 * The resource of a call about a stack, which may be named or given by its ARN; the change set's ARN where only that is
 * given, and `*` for calls about neither.
 */
export function stackOfCall(input: OperationInput, { region, account }: Caller): string {
  const { StackName: stack, ChangeSetName: changeSet } = input;
  if (typeof stack === "string" && stack.startsWith("arn:")) return stack;
  if (typeof stack === "string" && stack !== "")
    return arnIn({ region, account }, "cloudformation", `stack/${stack}/*`);
  return typeof changeSet === "string" && changeSet.startsWith("arn:") ? changeSet : "*";
}

/** The stack of a change set: permission is given for stacks (Service Authorization Reference, "AWS CloudFormation"). */
export function stackOfChangeSet(store: Store, arn: string): string {
  if (!arn.includes(":changeSet/")) return arn;
  const row = store.prepare("SELECT stack FROM cloudformation_change_sets WHERE id = ?").get(arn);
  return typeof row?.["stack"] === "string" ? row["stack"] : arn;
}
