import type { ValidateTemplateCommandInput, ValidateTemplateCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { checkTemplate, describeCapabilities } from "../requests/described-template.ts";
import { readTemplateSource } from "../requests/template-source.ts";

/** Checks a template and returns the parameters and capabilities it needs. */
export function validateTemplate(
  host: ServiceHost,
): Operation<ValidateTemplateCommandInput, ValidateTemplateCommandOutput> {
  return async (input, { caller }) => {
    const template = checkTemplate(await readTemplateSource(host, caller, input));
    return {
      Parameters: Object.entries(template.parameters).map(([ParameterKey, parameter]) => ({
        ParameterKey,
        ...(parameter.default === undefined ? {} : { DefaultValue: parameter.default }),
        NoEcho: parameter.noEcho,
        ...(parameter.description === undefined ? {} : { Description: parameter.description }),
      })),
      ...(template.description === undefined ? {} : { Description: template.description }),
      ...describeCapabilities(template),
    };
  };
}
