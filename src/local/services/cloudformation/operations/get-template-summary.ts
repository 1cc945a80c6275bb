import type { GetTemplateSummaryCommandInput, GetTemplateSummaryCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { checkTemplate, describeCapabilities } from "../requests/described-template.ts";
import { readTemplateSource } from "../requests/template-source.ts";
import { getStack } from "../stacks/find-stack.ts";

/** Returns the parameters and the contents of a template, or of a stack's template. */
export function getTemplateSummary(
  host: ServiceHost,
): Operation<GetTemplateSummaryCommandInput, GetTemplateSummaryCommandOutput> {
  return async (input, { caller }) => {
    const body =
      input.StackName === undefined
        ? await readTemplateSource(host, caller, input)
        : getStack(host.store, caller, input.StackName).template;
    const template = checkTemplate(body);
    return {
      Parameters: Object.entries(template.parameters).map(([ParameterKey, parameter]) => ({
        ParameterKey,
        ...(parameter.default === undefined ? {} : { DefaultValue: parameter.default }),
        ParameterType: parameter.type,
        NoEcho: parameter.noEcho,
        ...(parameter.description === undefined ? {} : { Description: parameter.description }),
        ParameterConstraints:
          parameter.allowedValues === undefined ? {} : { AllowedValues: [...parameter.allowedValues] },
      })),
      ...(template.description === undefined ? {} : { Description: template.description }),
      ...describeCapabilities(template),
      ResourceTypes: Object.values(template.resources).map((resource) => resource.type),
      Version: "2010-09-09",
      ...(template.metadata === undefined ? {} : { Metadata: JSON.stringify(template.metadata) }),
    };
  };
}
