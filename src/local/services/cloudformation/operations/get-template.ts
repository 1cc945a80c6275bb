import type { GetTemplateCommandInput, GetTemplateCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getChangeSet } from "../stacks/change-sets.ts";
import { getStack } from "../stacks/find-stack.ts";

/** The template of a stack or change set, as it was given. There are no transforms: processed it is the same. */
export function getTemplate(host: ServiceHost): Operation<GetTemplateCommandInput, GetTemplateCommandOutput> {
  return (input, { caller }) => {
    const body =
      input.ChangeSetName === undefined
        ? getStack(host.store, caller, input.StackName).template
        : getChangeSet(host.store, caller, input).changeSet.content.template;
    return { TemplateBody: body, StagesAvailable: ["Original", "Processed"] };
  };
}
