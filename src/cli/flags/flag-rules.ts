import type { Message } from "../../text/areas.ts";

type Problem = Message<"problems">;

/** A command's flags, as far as the rules between them and the rules of their values go. */
export type FlagRules = Readonly<Record<string, FlagRule>>;

interface FlagRule {
  readonly type: "boolean" | "option";
  readonly char?: string | undefined;
  readonly required?: boolean | undefined;
  readonly multiple?: boolean | undefined;
  readonly options?: readonly string[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly dependsOn?: readonly string[] | undefined;
  readonly exclusive?: readonly unknown[] | undefined;
  readonly exactlyOne?: readonly string[] | undefined;
}

/** A command's arguments, as far as the rules of their values go. */
type ArgumentRules = Readonly<Record<string, ArgumentRule>>;

interface ArgumentRule {
  readonly options?: readonly string[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Flags that are missing, exclude each other or need another. */
export function findBrokenRules(rules: FlagRules, argv: readonly string[]): Problem[] {
  const given = new Set(readFlags(rules, argv).map(({ name }) => name));
  const problems: Problem[] = [];
  for (const [name, { required }] of Object.entries(rules))
    if (required === true && !given.has(name)) problems.push({ code: "flag-missing", values: { flag: `--${name}` } });
  for (const choice of choicesOf(rules))
    if (choice.filter((name) => given.has(name)).length === 0)
      problems.push({ code: "flags-missing-one-of", values: { flags: choice.map(dashed) } });
  for (const name of given) {
    const { dependsOn = [], exclusive = [], exactlyOne = [] } = rules[name] ?? {};
    const others = dependsOn.filter((other) => !given.has(other)).map(dashed);
    if (others.length > 0) problems.push({ code: "flag-needs-flag", values: { flag: dashed(name), others } });
    for (const other of [...exclusive, ...exactlyOne])
      if (typeof other === "string" && other !== name && given.has(other))
        problems.push({ code: "flags-exclude-each-other", values: { flag: dashed(name), other: dashed(other) } });
  }
  return problems;
}

/** Sets of flags of which one is needed, each set once. */
function choicesOf(rules: FlagRules): (readonly string[])[] {
  const choices = Object.values(rules).flatMap(({ exactlyOne }) => (exactlyOne ? [exactlyOne] : []));
  return choices.filter((choice, index) => choices.findIndex((other) => other.join() === choice.join()) === index);
}

/** Flags and arguments that are given as an empty text, which most often is a shell's variable without a value. */
export function findEmptyValues(args: ArgumentRules, rules: FlagRules, argv: readonly string[]): Problem[] {
  const flags = readFlags(rules, argv).filter(({ name, value }) => rules[name]?.type === "option" && value === "");
  const words = readArguments(rules, argv);
  return [
    ...flags.map(({ name }): Problem => ({ code: "flag-value-empty", values: { flag: dashed(name) } })),
    ...Object.keys(args).flatMap((argument, index): Problem[] =>
      words[index] === "" ? [{ code: "argument-empty", values: { argument } }] : [],
    ),
  ];
}

/** Flags without a value, with one that they do not take, or given twice. */
export function findBadValues(rules: FlagRules, argv: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { name, value } of readFlags(rules, argv)) {
    const rule = rules[name];
    if (rule?.type !== "option") continue;
    const { options, multiple } = rule;
    const flag = dashed(name);
    if (seen.has(name) && multiple !== true) problems.push({ code: "flag-given-twice", values: { flag } });
    seen.add(name);
    if (value === undefined) problems.push({ code: "flag-without-value", values: { flag, options } });
    else if (options && !options.includes(value))
      problems.push({ code: "flag-value-not-known", values: { flag, value, options } });
    else if (isOutside(rule, value)) {
      const { min, max } = rule;
      problems.push({ code: "flag-value-not-integer", values: { flag, value, min, max } });
    }
  }
  return problems;
}

/** Arguments with a value that they do not take. */
export function findBadArguments(args: ArgumentRules, rules: FlagRules, argv: readonly string[]): Problem[] {
  const words = readArguments(rules, argv);
  return Object.entries(args).flatMap(([argument, rule], index): Problem[] => {
    const value = words[index];
    const { options, min, max } = rule;
    if (value === undefined) return [];
    if (options && !options.includes(value))
      return [{ code: "argument-not-known", values: { argument, value, options } }];
    return isOutside(rule, value) ? [{ code: "argument-not-integer", values: { argument, value, min, max } }] : [];
  });
}

/** Every flag and argument for a number has a limit. */
function isOutside({ min, max }: ArgumentRule, value: string): boolean {
  if (min === undefined && max === undefined) return false;
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  return !(number >= (min ?? Number.NEGATIVE_INFINITY) && number <= (max ?? Number.POSITIVE_INFINITY));
}

/** The flags of a command line, each with its value; undefined where none follows. Words after `--` are arguments. */
function readFlags(rules: FlagRules, argv: readonly string[]): { name: string; value: string | undefined }[] {
  const found: { name: string; value: string | undefined }[] = [];
  const end = argv.indexOf("--");
  const words = end === -1 ? argv : argv.slice(0, end);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const [spelt, attached] = splitOnce(word);
    const name = nameOf(rules, spelt);
    if (name === undefined) continue;
    if (rules[name]?.type === "boolean") found.push({ name, value: undefined });
    else if (attached !== undefined) found.push({ name, value: attached });
    else {
      const next = words[at + 1];
      const value = next === undefined || nameOf(rules, splitOnce(next)[0]) !== undefined ? undefined : next;
      found.push({ name, value });
      if (value !== undefined) at += 1;
    }
  }
  return found;
}

/** The words that are neither flags nor values of flags. */
function readArguments(rules: FlagRules, argv: readonly string[]): string[] {
  const left = argv.filter((word) => word !== "--");
  for (const { name, value } of readFlags(rules, argv)) {
    const at = left.findIndex((word) => nameOf(rules, splitOnce(word)[0]) === name);
    const separate = value !== undefined && left[at + 1] === value;
    left.splice(at, separate ? 2 : 1);
  }
  return left;
}

/** `--stage=3` and `-s3` have their values attached. */
function splitOnce(word: string): [string, string?] {
  const equals = word.indexOf("=");
  if (word.startsWith("--")) return equals === -1 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
  if (/^-\w./.test(word)) return [word.slice(0, 2), word.slice(2).replace(/^=/, "")];
  return [word];
}

function nameOf(rules: FlagRules, spelt: string): string | undefined {
  if (spelt.startsWith("--no-") && rules[spelt.slice(5)]?.type === "boolean") return spelt.slice(5);
  if (spelt.startsWith("--")) return spelt.slice(2) in rules ? spelt.slice(2) : undefined;
  if (!/^-\w$/.test(spelt)) return undefined;
  return Object.entries(rules).find(([, { char }]) => char === spelt[1])?.[0];
}

function dashed(name: string): string {
  return `--${name}`;
}
