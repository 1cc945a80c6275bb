import type { UpdateStackCommandInput, UpdateStackCommandOutput } from "@aws-sdk/client-cloudformation";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { tokenRule } from "../requests/request-rules.ts";
import { readContent } from "../requests/stack-content.ts";
import { readStackPolicy } from "../requests/stack-policy.ts";
import { beginUpdate, checkUpdatable, planUpdate } from "../requests/stack-update.ts";
import { readServiceRole } from "../requests/service-role.ts";
import { getStack } from "../stacks/find-stack.ts";
import { refuseTemplate } from "../template/template-error.ts";

/** Starts the update of a stack to another template, other parameters or other tags. */
export function updateStack(
  host: ServiceHost,
  deployments: Deployments,
): Operation<UpdateStackCommandInput, UpdateStackCommandOutput> {
  return async (input, { caller }) => {
    const absent = (name: string): string => `Stack [${name}] does not exist`;
    const found = getStack(host.store, caller, input.StackName, { absent });
    const token = optionalText("clientRequestToken", input.ClientRequestToken, tokenRule);
    if (token !== undefined && found.token === token) return { StackId: found.id };
    checkUpdatable(found);
    const policy = await readStackPolicy(host, caller, { body: input.StackPolicyBody, url: input.StackPolicyURL });
    const policyDuringUpdate = await readStackPolicy(host, caller, {
      body: input.StackPolicyDuringUpdateBody,
      url: input.StackPolicyDuringUpdateURL,
    });
    const roleArn = await readServiceRole(host, caller, { given: input.RoleARN, kept: found.roleArn });
    const content = await readContent(host, caller, input, found);
    // Reading a template from S3 takes its time: the stack may have gone on meanwhile.
    const stack = getStack(host.store, caller, found.id, { absent });
    checkUpdatable(stack);
    if (!planUpdate(host, stack, content).any && policy === undefined)
      throw refuseTemplate("No updates are to be performed.");
    beginUpdate(host, deployments, stack, {
      content,
      caller,
      more: {
        token,
        policy: policy ?? stack.policy,
        policyDuringUpdate,
        roleArn,
        onFailure: input.DisableRollback === true ? "DO_NOTHING" : "ROLLBACK",
      },
    });
    return { StackId: stack.id };
  };
}
