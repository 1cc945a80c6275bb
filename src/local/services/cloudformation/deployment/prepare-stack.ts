import { getExport } from "../stacks/exports.ts";
import { identityOf } from "../stacks/stack-identity.ts";
import { findResource } from "../stacks/stack-resource.ts";
import type { Stack, StackContent } from "../stacks/stack.ts";
import { findHandler } from "../resources/registry.ts";
import { evaluateValue } from "../template/evaluation/evaluate.ts";
import { parseTemplate } from "../template/parse-template.ts";
import { prepareTemplate, type PreparedTemplate } from "../template/prepare-template.ts";
import type { Scope } from "../template/evaluation/scope.ts";
import { hasFunctions, isMap, readFunction, type TemplateMap, type TemplateValue } from "../template/value.ts";
import { ResourceFailure } from "../resources/handler.ts";
import type { Store } from "../../../store/store.ts";

/**
 * Reads a stack's template and puts its parameters in.
 *
 * @param content the stack's own content, or what it had before, or is to have
 * @throws AwsError `ValidationError`
 */
export function prepareStack(stack: Stack, content: StackContent = stack): PreparedTemplate {
  return prepareTemplate(parseTemplate(content.template), {
    parameters: { ...content.parameters, ...content.resolved },
    stack: { ...identityOf(stack), notificationArns: content.notificationArns },
    attributesOfType: (type) => findHandler(type)?.hasAttribute,
  });
}

/** The scope of a template in which the stack's resources and the exports of others can be seen. */
export function liveScope(store: Store, stack: Stack, prepared: PreparedTemplate): Scope {
  return {
    ...prepared.scope,
    reference: (logicalId) => findResource(store, stack.id, logicalId)?.physical?.physicalId,
    attribute: (logicalId, name) => findResource(store, stack.id, logicalId)?.physical?.attributes[name],
    exported: (name) => getExport(store, stack.account, stack.region, name),
  };
}

/**
 * A resource's properties with nothing left to evaluate, the stack's tags among its own.
 *
 * @throws ResourceFailure when an attribute it needs is not there
 */
export function finishProperties(
  logicalId: string,
  options: { store: Store; stack: Stack; prepared: PreparedTemplate; tags: StackContent["tags"] },
): TemplateMap {
  const { store, stack, prepared, tags } = options;
  const resource = prepared.resources.get(logicalId);
  const evaluated = evaluateValue(resource?.properties ?? {}, liveScope(store, stack, prepared));
  if (!isMap(evaluated)) return {};
  if (hasFunctions(evaluated)) {
    throw new ResourceFailure(`Attribute ${firstAttribute(evaluated)} of a resource is not there.`);
  }
  const schema = resource && findHandler(resource.type)?.schema.members["Tags"];
  if (!schema || tags.length === 0) return evaluated;
  if (schema.kind === "map") {
    const inherited = Object.fromEntries(tags.map((tag) => [tag.Key ?? "", tag.Value ?? ""]));
    return { ...evaluated, Tags: { ...inherited, ...(isMap(evaluated["Tags"]) ? evaluated["Tags"] : {}) } };
  }
  return { ...evaluated, Tags: mergeTags(tags, evaluated["Tags"]) };
}

/** Tags of the stack, and over them those of the resource. */
function mergeTags(stackTags: StackContent["tags"], own: TemplateValue | undefined): TemplateValue[] {
  const ownTags = Array.isArray(own) ? own : [];
  const keys = new Set(ownTags.map((tag) => (isMap(tag) ? tag["Key"] : undefined)));
  const inherited = stackTags
    .filter((tag) => !keys.has(tag.Key))
    .map((tag) => ({ Key: tag.Key ?? "", Value: tag.Value ?? "" }));
  return [...inherited, ...ownTags];
}

function firstAttribute(value: TemplateValue): string {
  const call = readFunction(value);
  if (call) return JSON.stringify(call.argument);
  const members = Array.isArray(value) ? value : isMap(value) ? Object.values(value) : [];
  const member = members.find(hasFunctions);
  return member === undefined ? "" : firstAttribute(member);
}
