import { join } from "node:path";
import type { Command } from "@oclif/core";
import { packageRoot } from "../src/package-root.ts";

export const helpTextFile = join(packageRoot, "src", "text", "help-text.ts");

/** Every text that the help of topics and commands shows, in English, each once. */
export function helpTextsOf(
  { topics }: { topics: Readonly<Record<string, { description: string }>> },
  commands: readonly Command.Cached[],
): string[] {
  const texts = [
    ...Object.values(topics).map(({ description }) => description),
    ...commands.flatMap(({ summary, description, examples = [], flags, args }) => [
      summary,
      description,
      ...examples.map((example) => (typeof example === "string" ? undefined : example.description)),
      ...Object.values(flags).map((flag) => flag.summary),
      ...Object.values(args).map((arg) => arg.description),
    ]),
  ];
  return [...new Set(texts.flatMap((text) => (text ? [text] : [])))].toSorted();
}

/** The texts as a type, so that `tsc` fails when a translation of the help lacks one. */
export function renderHelpTexts(texts: readonly string[]): string {
  const lines = texts.map((text) => `  | ${JSON.stringify(text)}`);
  return `/** Every text of the help in English. \`node bin/manifest.ts\` makes this file from the built commands. */
export type HelpText =
${lines.join("\n")};
`;
}
