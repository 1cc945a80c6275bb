import type {
  GetStackPolicyCommandInput,
  GetStackPolicyCommandOutput,
  SetStackPolicyCommandInput,
  SetStackPolicyCommandOutput,
} from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { readStackPolicy } from "../requests/stack-policy.ts";
import { getStack } from "../stacks/find-stack.ts";
import { saveStack } from "../stacks/stack-records.ts";

/** SetStackPolicy. A policy can be replaced, but not removed. */
export function setStackPolicy(host: ServiceHost): Operation<SetStackPolicyCommandInput, SetStackPolicyCommandOutput> {
  return async (input, { caller }) => {
    const { StackPolicyBody: body, StackPolicyURL: url } = input;
    getStack(host.store, caller, input.StackName);
    const policy = await readStackPolicy(host, caller, { body, url });
    if (policy === undefined) throw new AwsError("ValidationError", "Stack policy is empty");
    saveStack(host.store, { ...getStack(host.store, caller, input.StackName), policy });
    return { $metadata: {} };
  };
}

/** GetStackPolicy; empty where a stack has none. */
export function getStackPolicy(host: ServiceHost): Operation<GetStackPolicyCommandInput, GetStackPolicyCommandOutput> {
  return (input, { caller }) => {
    const { policy } = getStack(host.store, caller, input.StackName);
    return { $metadata: {}, ...(policy === undefined ? {} : { StackPolicyBody: policy }) };
  };
}
