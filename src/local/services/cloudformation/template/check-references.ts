import { pseudoParameterNames } from "./evaluation/pseudo-parameters.ts";
import { findReferences } from "./references.ts";
import type { Template } from "./template.ts";
import { refuseTemplate } from "./template-error.ts";
import type { TemplateValue } from "./value.ts";

/** The attributes of a resource type, or undefined for a type that is not known. */
export type AttributesOfType = (type: string) => ((attribute: string) => boolean) | undefined;

/**
 * Checks that everything a template names is there: parameters, resources and their attributes, conditions.
 *
 * @throws AwsError `ValidationError` in CloudFormation's words
 */
export function checkReferences(template: Template, attributesOfType: AttributesOfType): void {
  checkConditionReferences(template);
  const resources = Object.values(template.resources);
  const blocks: readonly (readonly [string, readonly TemplateValue[], readonly string[]])[] = [
    [
      "Resources",
      resources.flatMap((resource) => [resource.properties, resource.metadata ?? null]),
      resources.flatMap((resource) => [...resource.dependsOn]),
    ],
    ["Outputs", Object.values(template.outputs).flatMap((output) => [output.value, output.exportName ?? null]), []],
  ];
  for (const [block, values, dependencies] of blocks) {
    const references = values.flatMap(findReferences);
    const unresolved = references
      .filter((reference) => reference.kind === "Ref" && !isNamed(template, reference.name))
      .map((reference) => reference.name);
    const absent = dependencies.filter((name) => !Object.hasOwn(template.resources, name));
    const missing = [...new Set([...unresolved, ...absent])];
    if (missing.length > 0) {
      throw refuseTemplate(
        `Template format error: Unresolved resource dependencies [${missing.join(", ")}] in the ${block} block of the template`,
      );
    }
    for (const reference of references) {
      if (reference.kind === "GetAtt") {
        checkAttribute(template, reference.name, reference.attribute, attributesOfType);
      }
    }
  }
  checkConditionNames(template);
}

function isNamed(template: Template, name: string): boolean {
  return (
    Object.hasOwn(template.parameters, name) ||
    Object.hasOwn(template.resources, name) ||
    pseudoParameterNames.has(name)
  );
}

function checkAttribute(
  template: Template,
  name: string,
  attribute: string | undefined,
  attributesOfType: AttributesOfType,
): void {
  const resource = Object.hasOwn(template.resources, name) ? template.resources[name] : undefined;
  if (!resource) {
    throw refuseTemplate(`Template error: instance of Fn::GetAtt references undefined resource ${name}`);
  }
  const hasAttribute = attributesOfType(resource.type);
  if (attribute === undefined || hasAttribute === undefined || hasAttribute(attribute)) return;
  throw refuseTemplate(`Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`);
}

function checkConditionReferences(template: Template): void {
  const foreign = Object.values(template.conditions)
    .flatMap(findReferences)
    .filter(
      (reference) => !Object.hasOwn(template.parameters, reference.name) && !pseudoParameterNames.has(reference.name),
    )
    .map((reference) => reference.name);
  if (foreign.length === 0) return;
  throw refuseTemplate(
    `Template format error: Unresolved dependencies [${[...new Set(foreign)].join(", ")}]. Cannot reference resources in the Conditions block of the template`,
  );
}

function checkConditionNames(template: Template): void {
  for (const [block, members] of [
    ["Resources", Object.values(template.resources)],
    ["Outputs", Object.values(template.outputs)],
  ] as const) {
    for (const { condition } of members) {
      if (condition === undefined || Object.hasOwn(template.conditions, condition)) continue;
      throw refuseTemplate(
        `Template format error: Unresolved condition dependency ${condition} in the ${block} block of the template`,
      );
    }
  }
}
