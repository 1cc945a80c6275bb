import { isAlias, isMap as isYamlMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Tags } from "yaml";
import { findJsonFault } from "./json-fault.ts";
import { refuseTemplate } from "./template-error.ts";
import type { TemplateMap, TemplateValue } from "./value.ts";

/** Types of YAML 1.1 that CloudFormation's templates do not have (User Guide, "Template formats"). */
const absentTags = new Set(["binary", "merge", "omap", "pairs", "set", "timestamp"]);

/** Explicit tags for the types that templates have. */
const plainTypes = new Set("bool float int map null seq str".split(" ").map((type) => `tag:yaml.org,2002:${type}`));

/** How deep a template may be nested: readers of it go down one call for each level. */
const deepest = 500;

/** Short forms whose long form does not begin with `Fn::`. */
const plainTags = new Set(["!Ref", "!Condition"]);

const shortForms = new Set(
  "And Base64 Cidr Condition Equals FindInMap GetAtt GetAZs If ImportValue Join Length Not Or Ref Select Split Sub ToJsonString Transform"
    .split(" ")
    .map((name) => `!${name}`),
);

/**
 * Reads a template's text, JSON or YAML with short function forms, into plain values with long forms.
 *
 * @throws AwsError `ValidationError` with the position of what is not well-formed
 */
export function readNotation(body: string): TemplateValue {
  const value = body.trimStart().startsWith("{") ? readJson(body) : readYaml(body);
  if (isDeeper(value, deepest)) throw refuseTemplate("Template format error: unsupported structure.");
  return value;
}

function isDeeper(value: TemplateValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member: TemplateValue) => isDeeper(member, levels - 1));
}

function readJson(body: string): TemplateValue {
  try {
    const value: TemplateValue = JSON.parse(body);
    return value;
  } catch {
    const before = body.slice(0, findJsonFault(body)).split("\n");
    throw refuseTemplate(
      `Template format error: JSON not well-formed. (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`,
    );
  }
}

function readYaml(body: string): TemplateValue {
  const lineCounter = new LineCounter();
  const document = parseDocument(body, {
    version: "1.1",
    lineCounter,
    logLevel: "silent",
    customTags: (tags): Tags =>
      tags.filter((tag) => {
        const name = typeof tag === "string" ? tag : tag.tag;
        return !absentTags.has(name.slice(name.lastIndexOf(":") + 1));
      }),
  });
  const [problem] = document.errors;
  if (problem) {
    const at = lineCounter.linePos(problem.pos[0]);
    throw refuseTemplate(`Template format error: YAML not well-formed. (line ${at.line}, column ${at.col})`);
  }
  return readNode(document.contents, lineCounter);
}

function readNode(node: unknown, places: LineCounter): TemplateValue {
  if (isAlias(node)) {
    throw refuseTemplate("Template format error: YAML aliases are not allowed in CloudFormation templates");
  }
  const value = readUntagged(node, places);
  const tag = isScalar(node) || isSeq(node) || isYamlMap(node) ? node.tag : undefined;
  if (tag === undefined || plainTypes.has(tag)) return value;
  if (!shortForms.has(tag)) throw refuseYaml(node, places);
  if (plainTags.has(tag)) return { [tag.slice(1)]: value };
  if (tag === "!GetAtt" && typeof value === "string") return { "Fn::GetAtt": splitAttribute(value) };
  return { [`Fn::${tag.slice(1)}`]: value };
}

/** A tag that no type has is an error of the YAML, at its place (SnakeYAML, "Constructor"). */
function refuseYaml(node: unknown, places: LineCounter): Error {
  const start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const at = places.linePos(start);
  return refuseTemplate(`Template format error: YAML not well-formed. (line ${at.line}, column ${at.col})`);
}

function readUntagged(node: unknown, places: LineCounter): TemplateValue {
  if (isSeq(node)) return node.items.map((item) => readNode(item, places));
  if (isYamlMap(node)) {
    const entries = node.items.map((pair): [string, TemplateValue] => [
      readKey(pair.key, places),
      readNode(pair.value, places),
    ]);
    return Object.fromEntries(entries) satisfies TemplateMap;
  }
  if (!isScalar(node)) return null;
  const value: unknown = node.value;
  // A number keeps the digits it was written with when it cannot hold them, as account ids with a leading zero.
  if (typeof value === "number" && /^[+-]?0\d|\d{16}/u.test(node.source ?? "")) return node.source ?? null;
  // One letter is never a boolean to CloudFormation, as the attribute type N of a table must not be.
  if (typeof value === "boolean" && /^[yn]$/iu.test(node.source ?? "")) return node.source ?? null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}

function readKey(key: unknown, places: LineCounter): string {
  if (!isScalar(key) || (key.tag !== undefined && !plainTypes.has(key.tag))) throw refuseYaml(key, places);
  return key.source ?? String(key.value);
}

/** `Name.Attribute` in two parts: the attribute may have dots, a logical id has none. */
function splitAttribute(text: string): TemplateValue {
  const dot = text.indexOf(".");
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
