import { isAlias, isMap as isYamlMap, isScalar, isSeq, LineCounter, parseDocument, type Tags } from "yaml";
import { findJsonFault } from "./json-fault.ts";
import { refuseTemplate } from "./template-error.ts";
import type { TemplateMap, TemplateValue } from "./value.ts";

/** Types of YAML 1.1 that CloudFormation's templates do not have (User Guide, "Template formats"). */
const absentTags = new Set(["binary", "merge", "omap", "pairs", "set", "timestamp"]);

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
  return body.trimStart().startsWith("{") ? readJson(body) : readYaml(body);
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
  return readNode(document.contents);
}

function readNode(node: unknown): TemplateValue {
  if (isAlias(node)) {
    throw refuseTemplate("Template format error: YAML aliases are not allowed in CloudFormation templates");
  }
  const value = readUntagged(node);
  const tag = isScalar(node) || isSeq(node) || isYamlMap(node) ? node.tag : undefined;
  if (tag === undefined || !tag.startsWith("!")) return value;
  if (!shortForms.has(tag)) throw refuseTemplate(`Template format error: Unrecognized tag ${tag}`);
  if (plainTags.has(tag)) return { [tag.slice(1)]: value };
  if (tag === "!GetAtt" && typeof value === "string") return { "Fn::GetAtt": splitAttribute(value) };
  return { [`Fn::${tag.slice(1)}`]: value };
}

function readUntagged(node: unknown): TemplateValue {
  if (isSeq(node)) return node.items.map(readNode);
  if (isYamlMap(node)) {
    const entries = node.items.map((pair): [string, TemplateValue] => [readKey(pair.key), readNode(pair.value)]);
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

function readKey(key: unknown): string {
  if (!isScalar(key)) throw refuseTemplate("Template format error: YAML not well-formed.");
  return key.source ?? String(key.value);
}

/** `Name.Attribute` in two parts: the attribute may have dots, a logical id has none. */
function splitAttribute(text: string): TemplateValue {
  const dot = text.indexOf(".");
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
