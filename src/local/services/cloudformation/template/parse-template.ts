import { createRecentCache } from "../../../recent-cache.ts";
import { parseParameterDefinition } from "./parse-parameter-definition.ts";
import { readNotation } from "./read-notation.ts";
import type { DeletionPolicy, OutputDefinition, ResourceDefinition, Template } from "./template.ts";
import { refuseTemplate } from "./template-error.ts";
import { isMap, scalarText, type TemplateMap, type TemplateValue } from "./value.ts";

const sections = new Set([
  "AWSTemplateFormatVersion",
  "Conditions",
  "Description",
  "Mappings",
  "Metadata",
  "Outputs",
  "Parameters",
  "Resources",
  "Rules",
  "Transform",
]);
const resourceAttributes = new Set([
  "Condition",
  "CreationPolicy",
  "DeletionPolicy",
  "DependsOn",
  "Metadata",
  "Properties",
  "Type",
  "UpdatePolicy",
  "UpdateReplacePolicy",
]);
const deletionPolicies: readonly DeletionPolicy[] = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"];
const replacePolicies = ["Delete", "Retain", "Snapshot"] as const;

/** The templates read last: a stack's is asked for again and again while it is watched. */
const recent = createRecentCache<string, Template>(16);

/**
 * Reads a template's text and checks its form: sections, their members, names. References are checked apart.
 *
 * @throws AwsError `ValidationError` in CloudFormation's words
 */
export function parseTemplate(body: string): Template {
  const known = recent.get(body);
  if (known) return known;
  const template = readTemplate(body);
  recent.set(body, template);
  return template;
}

function readTemplate(body: string): Template {
  const root = readNotation(body);
  if (!isMap(root)) throw refuseTemplate("Template format error: unsupported structure.");
  const empty = findNull(root, "");
  if (empty !== undefined) throw refuseTemplate(`[${empty}] 'null' values are not allowed in templates`);
  // A template for a transform may have sections that only the transform knows.
  refuseAbsentSections(root);
  const unknown = Object.keys(root).filter((section) => !sections.has(section));
  if (unknown.length > 0) throw refuseTemplate(`Invalid template property or properties [${unknown.join(", ")}]`);
  const version = root["AWSTemplateFormatVersion"];
  if (version !== undefined && version !== "2010-09-09") {
    throw refuseTemplate("Template format error: unsupported value for AWSTemplateFormatVersion.");
  }
  const resources = readSection(root, "Resources");
  if (Object.keys(resources).length === 0) {
    throw refuseTemplate("Template format error: At least one Resources member must be defined.");
  }
  if (Object.keys(resources).length > 500) {
    throw refuseTemplate(
      `Template format error: Number of resources, ${Object.keys(resources).length}, is greater than maximum allowed, 500`,
    );
  }
  refuseCount(root, "Parameters", "Parameter");
  refuseCount(root, "Outputs", "Outputs");
  refuseCount(root, "Mappings", "Mappings");
  return {
    description: readDescription(root["Description"]),
    metadata: root["Metadata"],
    parameters: mapMembers(readSection(root, "Parameters"), "Parameter", parseParameterDefinition),
    mappings: mapMembers(readSection(root, "Mappings"), undefined, parseMapping),
    conditions: readSection(root, "Conditions"),
    rules: readSection(root, "Rules"),
    resources: mapMembers(resources, "Resource", parseResource),
    outputs: mapMembers(readSection(root, "Outputs"), "Output", parseOutput),
  };
}

/** How many members a section may have (CloudFormation User Guide, "Understand CloudFormation quotas"). */
const mostMembers = 200;

function refuseCount(root: TemplateMap, section: string, shown: string): void {
  const count = Object.keys(readSection(root, section)).length;
  if (count <= mostMembers) return;
  throw refuseTemplate(`Template format error: ${shown} count ${count} is greater than max allowed ${mostMembers}`);
}

/** The path of the first value that is not allowed. */
function findNull(value: TemplateValue, path: string): string | undefined {
  if (value === null) return path;
  const entries = Array.isArray(value) ? [...value.entries()] : isMap(value) ? Object.entries(value) : [];
  for (const [key, member] of entries) {
    const found = findNull(member, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuseAbsentSections(root: TemplateMap): void {
  if ("Transform" in root) {
    const names = [root["Transform"] ?? []].flat().map((name) => (typeof name === "string" ? name : "AWS::Include"));
    const sam = names.some((name) => name.startsWith("AWS::Serverless-"));
    const way = sam ? ". Translate the SAM template to CloudFormation first" : "";
    throw refuseTemplate(`Transforms are not run by this endpoint: [${names.join(", ")}]${way}`);
  }
  if ("Hooks" in root) throw refuseTemplate("Hooks are not run by this endpoint.");
}

function readSection(root: TemplateMap, name: string): TemplateMap {
  const section = root[name];
  if (section === undefined || section === null) return {};
  if (!isMap(section)) throw refuseTemplate(`Template format error: ${name} must be an object.`);
  return section;
}

function mapMembers<Member>(
  section: TemplateMap,
  kind: string | undefined,
  parse: (name: string, value: TemplateValue) => Member,
): Record<string, Member> {
  return Object.fromEntries(
    Object.entries(section).map(([name, value]) => {
      if (kind !== undefined && !/^[a-zA-Z0-9]{1,255}$/u.test(name)) {
        throw refuseTemplate(`Template format error: ${kind} name ${name} is non alphanumeric.`);
      }
      return [name, parse(name, value)];
    }),
  );
}

function readDescription(description: TemplateValue | undefined): string | undefined {
  if (description === undefined || description === null) return undefined;
  if (typeof description !== "string") throw refuseTemplate("Template format error: Description must be a string.");
  if (Buffer.byteLength(description) > 1024) {
    throw refuseTemplate("Template format error: 'Description' length is greater than 1024.");
  }
  return description;
}

function parseMapping(name: string, mapping: TemplateValue): Record<string, TemplateMap> {
  if (!isMap(mapping)) {
    throw refuseTemplate(`Template format error: Every Mappings member ${name} must be a map`);
  }
  refuseCount({ [name]: mapping }, name, `Mapping ${name} attribute`);
  return Object.fromEntries(
    Object.entries(mapping).map(([key, attributes]) => {
      if (isMap(attributes)) return [key, attributes];
      throw refuseTemplate(`Template format error: [/Mappings/${name}/${key}] Every Mappings attribute must be a map`);
    }),
  );
}

function parseResource(name: string, resource: TemplateValue): ResourceDefinition {
  const at = `[/Resources/${name}]`;
  if (!isMap(resource)) {
    throw refuseTemplate(`Template format error: ${at} Any Resources member must be an object.`);
  }
  const unknown = Object.keys(resource).filter((attribute) => !resourceAttributes.has(attribute));
  if (unknown.length > 0) {
    throw refuseTemplate(`Invalid template resource property '${unknown[0]}'`);
  }
  const { Type: type, Properties: properties, Condition: condition, DependsOn: dependsOn } = resource;
  if (typeof type !== "string") {
    throw refuseTemplate(`Template format error: ${at} Every Resources object must contain a Type member.`);
  }
  if (properties !== undefined && properties !== null && !isMap(properties)) {
    throw refuseTemplate(`Template format error: ${at} Properties must be an object.`);
  }
  if (condition !== undefined && typeof condition !== "string") {
    throw refuseTemplate(`Template format error: ${at} Every Condition member must be a string.`);
  }
  return {
    type,
    properties: properties ?? {},
    dependsOn: readDependsOn(at, dependsOn),
    condition,
    metadata: resource["Metadata"],
    deletionPolicy: readPolicy("DeletionPolicy", resource["DeletionPolicy"], deletionPolicies),
    updateReplacePolicy: readPolicy("UpdateReplacePolicy", resource["UpdateReplacePolicy"], replacePolicies),
  };
}

function readDependsOn(at: string, dependsOn: TemplateValue | undefined): string[] {
  if (dependsOn === undefined || dependsOn === null) return [];
  const names = [dependsOn].flat();
  if (names.every((name) => typeof name === "string")) return [...new Set(names)];
  throw refuseTemplate(`Template format error: ${at} Every DependsOn value must be a string.`);
}

function readPolicy<Policy extends string>(
  attribute: string,
  value: TemplateValue | undefined,
  policies: readonly Policy[],
): Policy | "Delete" {
  if (value === undefined || value === null) return "Delete";
  const policy = policies.find((each) => each === value);
  if (policy !== undefined) return policy;
  if (typeof value !== "string") {
    throw refuseTemplate(`Template format error: Every ${attribute} member must be a string.`);
  }
  throw refuseTemplate(`Template format error: Unrecognized ${attribute} ${value}.`);
}

function parseOutput(name: string, output: TemplateValue): OutputDefinition {
  if (!isMap(output))
    throw refuseTemplate(`Template format error: [/Outputs/${name}] Any Outputs member must be an object.`);
  const { Value: value, Description: description, Condition: condition, Export: exported } = output;
  if (value === undefined || value === null) {
    throw refuseTemplate(`Template format error: [/Outputs/${name}] Every Outputs member must contain a Value object`);
  }
  const exportName = isMap(exported) ? exported["Name"] : undefined;
  if (exported !== undefined && exportName === undefined) {
    throw refuseTemplate(`Template format error: [/Outputs/${name}/Export] Every Export must contain a Name member.`);
  }
  return {
    value,
    description: scalarText(description),
    condition: scalarText(condition),
    exportName,
  };
}
