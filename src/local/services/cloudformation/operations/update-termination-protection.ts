import type {
  UpdateTerminationProtectionCommandInput,
  UpdateTerminationProtectionCommandOutput,
} from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getStack } from "../stacks/find-stack.ts";
import { saveStack } from "../stacks/stack-records.ts";

/** Enables or disables a stack's termination protection. */
export function updateTerminationProtection(
  host: ServiceHost,
): Operation<UpdateTerminationProtectionCommandInput, UpdateTerminationProtectionCommandOutput> {
  return (input, { caller }) => {
    const { EnableTerminationProtection: terminationProtection } = input;
    if (terminationProtection === undefined) {
      throw new AwsError(
        "ValidationError",
        "1 validation error detected: Value null at 'enableTerminationProtection' failed to satisfy constraint: Member must not be null",
      );
    }
    const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack [${name}] does not exist` });
    saveStack(host.store, { ...stack, terminationProtection });
    return { StackId: stack.id };
  };
}
