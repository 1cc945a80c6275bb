/** A table in GitHub's Markdown. */
export function drawMarkdownTable(table: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, from 0. */
  readonly alignRight?: readonly number[];
}): string {
  const rule = table.head.map((_, column) => (table.alignRight?.includes(column) ? "--:" : "---"));
  return [table.head, rule, ...table.rows.map((row) => row.map(escapeMarkdown))]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** A text as a cell takes it: on one line, and never as markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\|`*_[\]~]/g, String.raw`\$&`);
}
