import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Replaces what stands between `<!-- name -->` and `<!-- /name -->` in a Markdown file. A file or a pair of marks that is
 * missing is made, at the end and under a heading.
 */
export function writeMarkedSection(options: { file: string; name: string; heading: string; content: string }): void {
  const { file, name, heading, content } = options;
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = existsSync(file) ? readFileSync(file, "utf8") : "# On AWS\n";
  const section = `${open}\n\n${content.trim()}\n\n${close}`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  const renewed =
    from < 0 || to < from
      ? `${text.trimEnd()}\n\n## ${heading}\n\n${section}\n`
      : `${text.slice(0, from)}${section}${text.slice(to + close.length)}`;
  writeFileSync(file, renewed);
}

/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/** The rows of the first table of a marked section, as they stand; none where the section is missing. */
export function readTableRows(file: string, name: string): string[][] {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const [, section = ""] = text.split(`<!-- ${name} -->`);
  const lines = (section.split(`<!-- /${name} -->`)[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => line.slice(2, -2).split(" | "));
}
