import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/entry-point.ts";

/**
 * Replaces what stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->` in docs/faces.md.
 *
 * @throws Error when the page lacks the two
 */
export async function writeSection(name: string, text: string): Promise<void> {
  const path = join(packageRoot, "docs", "faces.md");
  const page = await readFile(path, "utf8");
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} lacks the markers of ${name}`);
  await writeFile(path, `${before}${begin}\n${text}\n${end}${after}`);
}

/** Says whether times can be trusted: what else the machine was doing. */
export function describeLoad(): string {
  const load = loadavg()[0] ?? 0;
  const cores = availableParallelism();
  const other = load > cores + 0.5 ? "busy with other work: times are upper bounds" : "otherwise idle";
  return `Measured on ${cores} cores with a load of ${load.toFixed(1)}: the machine was ${other}.`;
}
