import { parseTemplate } from "../../../../../src/local/services/cloudformation/template/parse-template.ts";
import {
  prepareTemplate,
  type PreparedTemplate,
} from "../../../../../src/local/services/cloudformation/template/prepare-template.ts";
import { resolveParameters } from "../../../../../src/local/services/cloudformation/template/evaluation/resolve-parameters.ts";
import type { TemplateValue } from "../../../../../src/local/services/cloudformation/template/value.ts";

/** Prepares a template for a stack `demo` in us-west-2. */
export function prepare(body: string, parameters: Record<string, string> = {}): PreparedTemplate {
  const template = parseTemplate(body);
  return prepareTemplate(template, {
    parameters: resolveParameters({
      definitions: template.parameters,
      given: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    }),
    stack: { id: "arn:demo", name: "demo", account: "123456789012", region: "us-west-2", notificationArns: ["arn:n"] },
    attributesOfType: () => (name) => name !== "Nothing",
  });
}

/** The property `P` of a bucket `B`, as far as it can be known without resources. */
export function evaluated(
  head: string,
  value: string,
  parameters: Record<string, string> = {},
): TemplateValue | undefined {
  const body = `${head}\nResources:\n  A: {Type: AWS::S3::Bucket}\n  B: {Type: AWS::S3::Bucket, Properties: {P: ${value}}}\n`;
  return prepare(body, parameters).resources.get("B")?.properties["P"];
}
