/**
 * Finds sentences that stand outside the catalogue of `src/text`:
 *
 *     node bin/find-sentences.ts
 *
 * Exits with 1 when it finds one.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { packageRoot } from "../src/package-root.ts";

/** A literal that reads like a sentence, or names a flag or a command line. */
export interface FoundSentence {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** The folders whose sentences belong into the catalogue. */
const worded = ["aws", "workshop", "cli", "commands", "ui"];
/** These report codes with values, so that they name neither flags nor commands. */
const wordless = /^src\/(?:aws|workshop)\//;

/** The parts of oclif's help: they are in the manifest. */
const helpMembers = new Set([
  "summary",
  "description",
  "examples",
  "topics",
  "helpGroup",
  "helpValue",
  "flags",
  "args",
]);

/** Literals that look like sentences: AWS's own texts, names in files, languages of machines, arguments of programs. */
const allowed = new Set([
  // What the functions say: the course compares messages with it.
  "Face is wearing sunglasses",
  "Detected 0 faces in the photo.",
  "Face in the picture is already in the system.",
  '"Object Created"',
  "REPORT RequestId:",
  "No updates are to be performed",
  "Resource creation Initiated",
  "Unsupported image",
  "Unable to validate the following destination",
  "Face is wearing sunglasses",
  "Detected 0 faces in the photo.",
  "Face in the picture is already in the system.",
  "integration function",
  "integration sdk",
  "States.",
  "--version",
  "PRAGMA user_version",
  "other reasons",
  "standard input",
  "X is XX",
  "XX XX",
  "flowchart TD",
  "LX XQX X X X",
  "Swimwear or Underwear:70",
]);

/** All sentences outside the catalogue. */
export function findSentences(): FoundSentence[] {
  return worded
    .flatMap((folder) => globSync(`src/${folder}/**/*.ts`, { cwd: packageRoot }).sort())
    .flatMap((file) => findSentencesIn(file, readFileSync(join(packageRoot, file), "utf8")));
}

/** The sentences of one file, given by its path in the project and its source. */
export function findSentencesIn(file: string, source: string): FoundSentence[] {
  const found: FoundSentence[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (!isNode(node) || isForDevelopers(node) || isHelp(node)) return;
    const text = textOf(node);
    if (
      text !== undefined &&
      !allowed.has(text.trim()) &&
      (isSentence(text) || (wordless.test(file) && namesCommand(text)))
    )
      found.push({ file, line: source.slice(0, node.start).split("\n").length, text });
    for (const part of Object.values(node)) walk(part);
  };
  walk(parseAst(source, { lang: "ts" }).body);
  return found;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** Faults of this program are for those who repair it; types and imports are not texts. */
function isForDevelopers(node: Node): boolean {
  if (node.type === "ImportDeclaration" || node.type.startsWith("TSType")) return true;
  if (node.type !== "NewExpression" || !isNode(node["callee"])) return false;
  return ["Error", "TypeError", "RangeError", "SyntaxError"].includes(String(node["callee"]["name"]));
}

function isHelp(node: Node): boolean {
  if (node.type !== "Property" && node.type !== "PropertyDefinition") return false;
  return isNode(node["key"]) && helpMembers.has(String(node["key"]["name"] ?? node["key"]["value"]));
}

/** The text of a literal; each value in a template stands as `X`. */
function textOf(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node["value"] === "string" ? node["value"] : undefined;
  if (node.type !== "TemplateLiteral" || !Array.isArray(node["quasis"])) return undefined;
  return node["quasis"].map((part: { value: { raw: string } }) => part.value.raw).join("X");
}

/** Code in another language: lines of a style sheet or of a script for a browser or a shell, or a statement of SQL. */
function isCode(text: string): boolean {
  return (/\n/.test(text) && /[{};]\s*(?:\n|$)|\nend\b/.test(text)) || /^(?:PRAGMA|SELECT|INSERT|DELETE) /.test(text);
}

/** Markup without the attributes that nobody reads. */
function withoutQuietAttributes(text: string): string {
  return text.replaceAll(/ (?!alt=|aria-label=|placeholder=|title=)[\w-]+="[^"]*"/g, "");
}

/** Two words side by side, or one word that ends like a sentence. Markup, queries and paths are not read aloud. */
function isSentence(text: string): boolean {
  if (isCode(text)) return false;
  const read = withoutQuietAttributes(text);
  return /(?:^|[\s"'(>])[A-Za-z]{2,}[,:;]? (?:[A-Za-z]{2,}|[a-z]\b)/.test(read) || /^[A-Z][a-z]+[.!?]$/.test(text);
}

function namesCommand(text: string): boolean {
  return /(?:^|\s|`)--[a-z]|\bwildrydes [a-z]/.test(text);
}

if (import.meta.main)
  for (const { file, line, text } of findSentences()) {
    console.log(`${file}:${line}: ${text.replaceAll(/\s+/g, " ").slice(0, 160)}`);
    process.exitCode = 1;
  }
