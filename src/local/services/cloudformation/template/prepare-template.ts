import { checkReferences, type AttributesOfType } from "./check-references.ts";
import { decideConditions } from "./evaluation/conditions.ts";
import { checkForCircles, type DependencyGraph } from "./dependency-graph.ts";
import { evaluateValue } from "./evaluation/evaluate.ts";
import { createEvaluationBudget } from "./evaluation/evaluation-budget.ts";
import { pseudoParameters, type StackIdentity } from "./evaluation/pseudo-parameters.ts";
import { findReferences } from "./references.ts";
import { isListType, splitList, type ParameterValues } from "./evaluation/resolve-parameters.ts";
import { laterLookups, type Scope } from "./evaluation/scope.ts";
import type { ResourceDefinition, Template } from "./template.ts";
import { refuseTemplate } from "./template-error.ts";
import { isMap, type TemplateMap, type TemplateValue } from "./value.ts";

/** A template with its parameters and conditions put in: what is left to know are the resources themselves. */
export interface PreparedTemplate {
  readonly template: Template;
  /** Only resources whose condition holds. */
  readonly resources: ReadonlyMap<string, PreparedResource>;
  readonly outputs: ReadonlyMap<string, PreparedOutput>;
  readonly graph: DependencyGraph;
  /** The scope it was prepared in; with look-ups of resources it is the one to finish values in. */
  readonly scope: Scope;
}

/** A resource, functions left only where they need other resources or exports. */
export interface PreparedResource extends ResourceDefinition {
  readonly logicalId: string;
}

/** An output, functions left only where they need resources or exports. */
interface PreparedOutput {
  readonly value: TemplateValue;
  readonly description: string | undefined;
  readonly exportName: TemplateValue | undefined;
}

/**
 * Puts parameters and conditions into a template and finds the order of its resources.
 *
 * @throws AwsError `ValidationError` in CloudFormation's words
 */
export function prepareTemplate(
  template: Template,
  options: { parameters: ParameterValues; stack: StackIdentity; attributesOfType: AttributesOfType },
): PreparedTemplate {
  checkReferences(template, options.attributesOfType);
  const parameters = { ...typedParameters(template, options.parameters), ...pseudoParameters(options.stack) };
  const budget = createEvaluationBudget();
  const decided = decideConditions(template.conditions, { parameters, mappings: template.mappings, budget });
  const scope: Scope = {
    budget,
    parameters,
    mappings: template.mappings,
    condition: (name) => decided.get(name),
    ...laterLookups,
  };
  const taken = (member: { condition: string | undefined }): boolean =>
    member.condition === undefined || decided.get(member.condition) === true;
  const resources = new Map(
    Object.entries(template.resources)
      .filter(([, resource]) => taken(resource))
      .map(([logicalId, resource]) => [logicalId, prepareResource(logicalId, resource, scope)]),
  );
  const outputs = new Map(
    Object.entries(template.outputs)
      .filter(([, output]) => taken(output))
      .map(([name, { value, description, exportName }]): [string, PreparedOutput] => [
        name,
        {
          value: evaluateValue(value, scope),
          description,
          exportName: exportName === undefined ? undefined : evaluateValue(exportName, scope),
        },
      ]),
  );
  const graph = buildGraph(resources, template);
  for (const output of outputs.values()) {
    refuseAbsent(
      findReferences([output.value, output.exportName ?? null]).map(({ name }) => name),
      resources,
      "Outputs",
    );
  }
  checkForCircles(graph);
  return { template, resources, outputs, graph, scope };
}

function prepareResource(logicalId: string, resource: ResourceDefinition, scope: Scope): PreparedResource {
  const properties = evaluateValue(resource.properties, scope);
  const dynamic = /\{\{resolve:[^{}]*\}\}/u.exec(JSON.stringify(properties))?.[0];
  if (dynamic !== undefined) {
    throw refuseTemplate(`Dynamic references are not resolved by this endpoint: ${dynamic} in resource ${logicalId}`);
  }
  return {
    ...resource,
    logicalId,
    properties: isMap(properties) ? properties : ({} satisfies TemplateMap),
    metadata: resource.metadata === undefined ? undefined : evaluateValue(resource.metadata, scope),
  };
}

function buildGraph(resources: ReadonlyMap<string, PreparedResource>, template: Template): DependencyGraph {
  return new Map(
    [...resources].map(([logicalId, resource]) => {
      const named = findReferences([resource.properties, resource.metadata ?? null]).map(({ name }) => name);
      refuseAbsent(named, resources, "Resources");
      // A resource left out by its condition is no longer waited for.
      const explicit = resource.dependsOn.filter(
        (name) => resources.has(name) && Object.hasOwn(template.resources, name),
      );
      return [logicalId, new Set([...named, ...explicit])];
    }),
  );
}

function refuseAbsent(names: string[], resources: ReadonlyMap<string, PreparedResource>, block: string): void {
  const absent = [...new Set(names.filter((name) => !resources.has(name)))];
  if (absent.length === 0) return;
  throw refuseTemplate(
    `Template format error: Unresolved resource dependencies [${absent.join(", ")}] in the ${block} block of the template`,
  );
}

function typedParameters(template: Template, values: ParameterValues): Record<string, TemplateValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = template.parameters[name]?.type ?? "String";
      return [name, isListType(type) ? splitList(value) : value];
    }),
  );
}
