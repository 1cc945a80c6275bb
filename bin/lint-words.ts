/**
 * Finds the most frequent mistakes against docs/writing.md in the pages, in the catalogue's English and in the help;
 * `test/docs/words.test.ts` also lints the docstrings of exported functions:
 *
 *     node bin/lint-words.ts [FILE…]
 *
 * Exits with 1 when it finds one.
 */
import { globSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { packageRoot } from "../src/package-root.ts";

export interface WordFinding {
  /** The line of the file, from 1. */
  readonly line: number;
  readonly rule: string;
  readonly sentence: string;
}

/** A sentence with the line it begins on. */
export interface PlacedSentence {
  readonly line: number;
  readonly sentence: string;
}

const longest = 25;

/** Each habit with what to write instead. */
const habits: readonly { readonly pattern: RegExp; readonly rule: string }[] = [
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer|more)/i,
    rule: '"is no X": write "is not", or name the case',
  },
  { pattern: /\bso (?:many|much|often)\b/i, rule: '"so many": write "N", "at most N", "N times"' },
  { pattern: /\b(?:go|goes|going|went) on\b/i, rule: '"go on": write "continue"' },
  { pattern: /\bby (?:it|them)sel(?:f|ves)\b/i, rule: '"by itself": write "automatically", or leave it out' },
  {
    pattern:
      /\bof (?:its|their|your|our|his|her) own\b(?!\s+(?!(?:and|first|for|in|instead|is|on|or|that|to|until|when|which|with)\b)\w)/i,
    rule: '"of its own": write "separate" or "its own X"',
  },
  { pattern: /\bwho(?:m|so)?ever\b/i, rule: '"whoever": write "anyone who", or name them' },
  { pattern: /\b(?:he|she|his|him|himself|herself)\b/i, rule: 'write "they" for a user' },
  { pattern: /^(?:What|Whatever|Which|Whose|Nothing said)\b[^?:]*$/, rule: "inverted clause: put the subject first" },
];

/**
 * The findings in the comments of a source file. A comment may be long, and one of a type may begin with "What" in place
 * of a noun: these two rules do not apply.
 */
export function lintComments(source: string): WordFinding[] {
  return source.split("\n").flatMap((text, index) => {
    const comment = /^\s*(?:\/?\*|\/\/)(.*)|\s\/\/\s(.*)/.exec(text)?.slice(1).join("") ?? "";
    const found = habits.filter(({ pattern, rule }) => !rule.startsWith("inverted") && pattern.test(comment));
    return found.map(({ rule }) => ({ line: index + 1, rule, sentence: comment.trim() }));
  });
}

/** The findings of one sentence. */
export function lintSentence({ line, sentence }: PlacedSentence): WordFinding[] {
  const found = habits.filter(({ pattern }) => pattern.test(sentence)).map(({ rule }) => ({ line, rule, sentence }));
  const words = countWords(sentence);
  return words > longest ? [...found, { line, rule: `${words} words: at most ${longest}`, sentence }] : found;
}

/** Words of the longest part between colons and semicolons; a list of packages and their versions has none. */
function countWords(sentence: string): number {
  if ((sentence.match(/\d+\.\d+\.\d+/g)?.length ?? 0) > 5) return 0;
  return Math.max(
    ...sentence.split(/[:;]\s/).map((part) => part.split(/\s+/).filter((word) => /\w/.test(word)).length),
  );
}

/**
 * The sentences of a Markdown page: no code, no headings, no generated part, each cell and each list item for itself.
 */
export function sentencesOfPage(page: string): PlacedSentence[] {
  const blank = (text: string): string => text.replaceAll(/[^\n]/g, "");
  const prose = page
    .replaceAll(/```.*?```/gs, blank)
    .replaceAll(/<!-- (\w+): begin -->.*?<!-- \1: end -->/gs, blank)
    .replaceAll(/^#.*$/gm, "")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/`[^`\n]*`/g, "Code")
    .replaceAll(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, "");
  const blocks = prose
    .split("\n")
    .flatMap((text, index) => splitCells(text).map((part) => ({ line: index + 1, part })));
  return joinLines(blocks).flatMap(({ line, sentence }) =>
    splitSentences(sentence).map((part) => ({ line, sentence: part })),
  );
}

/** The text of a line: its cells when it is a table's row, otherwise itself. */
function splitCells(line: string): string[] {
  return line.trimStart().startsWith("|") ? line.split("|").flatMap((cell) => [cell, ""]) : [line];
}

/** Joins wrapped lines; an empty line, a list item and a table's cell begin anew. */
function joinLines(lines: readonly { line: number; part: string }[]): PlacedSentence[] {
  const joined: { line: number; sentence: string }[] = [];
  let open = false;
  for (const { line, part } of lines) {
    const text = part.trim().replace(/^(?:[-*] |\d+\. )/, "");
    const last = joined.at(-1);
    if (open && text === part.trim() && text !== "" && last) last.sentence += ` ${text}`;
    else if (text !== "") joined.push({ line, sentence: text });
    open = text !== "";
  }
  return joined;
}

function splitSentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+(?=[A-Z0-9`"])/).filter((sentence) => /\s/.test(sentence));
}

/** The sentences of a file of the catalogue: its literals with a space in them. Values stand as `X`. */
export function sentencesOfCatalogue(source: string): PlacedSentence[] {
  const code = source
    .replaceAll(/\/\*.*?\*\//gs, (comment) => comment.replaceAll(/[^\n]/g, ""))
    .replaceAll(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].flatMap((match) => {
    const line = code.slice(0, match.index).split("\n").length;
    const text = (match[1] ?? match[2] ?? "").replaceAll(/\$\{[^}]*\}/g, "X");
    return splitSentences(text).map((sentence) => ({ line, sentence }));
  });
}

/** The sentences of the docstrings of exported functions, without their tags. */
export function sentencesOfDocstrings(source: string): PlacedSentence[] {
  return [...source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\n(?=export (?:async )?function)/gs)].flatMap((match) => {
    const line = source.slice(0, match.index).split("\n").length;
    const [text = ""] = (match[1] ?? "").replaceAll(/\n\s*\*/g, " ").split(/@(?:throws|param|returns|see)\b/);
    const sentences = splitSentences(
      text
        .replaceAll(/`[^`]*`/g, "Code")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );
    return sentences.map((sentence) => ({ line, sentence }));
  });
}

/** The summaries and descriptions of all commands and flags, from the manifest's text. */
export function sentencesOfHelp(manifest: string): PlacedSentence[] {
  return manifest.split("\n").flatMap((text, index) => {
    const [, literal] = /^\s*"(?:summary|description)": (".*"),?$/.exec(text) ?? [];
    if (literal === undefined) return [];
    return splitSentences(String(JSON.parse(literal))).map((sentence) => ({ line: index + 1, sentence }));
  });
}

/** Pages that are linted: not generated pages, the page that shows what to avoid, or the table of quoted test names. */
export function listPages(): string[] {
  return ["README.md", ...globSync("docs/*.md", { cwd: packageRoot }).sort()].filter(
    (page) => !/docs\/(?:tour|writing|defects|codes|fuzz|supported)\.md$/.test(page),
  );
}

/** Inverted clauses in the docstrings of exported functions; `lintComments` finds the other habits in every comment. */
export function lintDocstrings(file: string): WordFinding[] {
  return sentencesOfDocstrings(readFileSync(join(packageRoot, file), "utf8"))
    .flatMap(lintSentence)
    .filter(({ rule }) => rule.startsWith("inverted"));
}

/** All findings of a file of the project, by its kind. */
export function lintFile(file: string): WordFinding[] {
  const text = readFileSync(join(packageRoot, file), "utf8");
  const read = file.endsWith(".md") ? sentencesOfPage : file.endsWith(".json") ? sentencesOfHelp : sentencesOfCatalogue;
  return read(text).flatMap(lintSentence);
}

if (import.meta.main) {
  const named = process.argv.slice(2).map((file) => relative(packageRoot, resolve(file)));
  const catalogue = globSync("src/text/en/**/*.ts", { cwd: packageRoot });
  for (const file of named.length > 0 ? named : [...listPages(), ...catalogue, "oclif.manifest.json"])
    for (const { line, rule, sentence } of lintFile(file)) {
      console.log(`${file}:${line}: ${rule}\n    ${sentence}`);
      process.exitCode = 1;
    }
}
