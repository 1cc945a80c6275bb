import type { CreateStackCommandInput, CreateStackCommandOutput } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { optionalNumber, optionalText, requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { newStack } from "../requests/new-stack.ts";
import { prepareContent, readContent } from "../requests/stack-content.ts";
import { readStackPolicy } from "../requests/stack-policy.ts";
import { tokenRule } from "../requests/request-rules.ts";
import { stackNameRule } from "../stacks/find-stack.ts";
import { readServiceRole } from "../requests/service-role.ts";
import { findStackByName } from "../stacks/stack-records.ts";
import type { OnFailure } from "../stacks/stack.ts";

/** Starts the creation of a stack; DescribeStacks and DescribeStackEvents show its progress. */
export function createStack(
  host: ServiceHost,
  deployments: Deployments,
): Operation<CreateStackCommandInput, CreateStackCommandOutput> {
  return async (input, { caller }) => {
    const name = requireText("stackName", input.StackName, stackNameRule);
    const token = optionalText("clientRequestToken", input.ClientRequestToken, tokenRule);
    const timeoutInMinutes = optionalNumber("timeoutInMinutes", input.TimeoutInMinutes, { min: 1 });
    const onFailure = readOnFailure(input);
    const policy = await readStackPolicy(host, caller, { body: input.StackPolicyBody, url: input.StackPolicyURL });
    const content = await readContent(host, caller, input, undefined);
    const roleArn = await readServiceRole(host, caller, { given: input.RoleARN, kept: undefined });
    const stack = newStack(host, caller, {
      name,
      content,
      onFailure,
      timeoutInMinutes,
      policy,
      token,
      roleArn,
      terminationProtection: input.EnableTerminationProtection ?? false,
    });
    prepareContent(stack, content);
    const found = findStackByName(host.store, caller.account, caller.region, name);
    if (found && token !== undefined && found.token === token) return { StackId: found.id };
    if (found) throw new AwsError("AlreadyExistsException", `Stack [${name}] already exists`);
    setStackStatus(host, stack, "CREATE_IN_PROGRESS", "User Initiated");
    deployments.proceed(stack.id);
    return { StackId: stack.id };
  };
}

function readOnFailure(input: CreateStackCommandInput): OnFailure {
  if (input.OnFailure !== undefined && input.DisableRollback !== undefined) {
    throw new AwsError("ValidationError", "You can specify either OnFailure or DisableRollback, but not both.");
  }
  if (input.DisableRollback === true) return "DO_NOTHING";
  const given = optionalText("onFailure", input.OnFailure, { values: ["ROLLBACK", "DELETE", "DO_NOTHING"] });
  return given === "DELETE" || given === "DO_NOTHING" ? given : "ROLLBACK";
}
