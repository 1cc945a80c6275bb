import type { Capability } from "@aws-sdk/client-cloudformation";
import { findHandler } from "../resources/registry.ts";
import { requiredCapabilities } from "../template/capabilities.ts";
import { checkReferences } from "../template/check-references.ts";
import { checkForCircles } from "../template/dependency-graph.ts";
import { parseTemplate } from "../template/parse-template.ts";
import { findReferences } from "../template/references.ts";
import type { Template } from "../template/template.ts";

/**
 * Reads a template without parameter values and checks all that can be checked so.
 *
 * @throws AwsError `ValidationError`
 */
export function checkTemplate(body: string): Template {
  const template = parseTemplate(body);
  checkReferences(template, (type) => findHandler(type)?.hasAttribute);
  checkForCircles(
    new Map(
      Object.entries(template.resources).map(([logicalId, resource]) => {
        const named = findReferences(resource.properties).map((reference) => reference.name);
        const needed = [...named, ...resource.dependsOn].filter((name) => Object.hasOwn(template.resources, name));
        return [logicalId, new Set(needed)];
      }),
    ),
  );
  return template;
}

/** The capabilities a template asks for and why, as ValidateTemplate and GetTemplateSummary answer them. */
export function describeCapabilities(template: Template): {
  Capabilities?: Capability[];
  CapabilitiesReason?: string;
} {
  const { capabilities, types } = requiredCapabilities(Object.values(template.resources));
  if (capabilities.length === 0) return {};
  return {
    Capabilities: capabilities,
    CapabilitiesReason: `The following resource(s) require capabilities: [${types.join(", ")}]`,
  };
}
