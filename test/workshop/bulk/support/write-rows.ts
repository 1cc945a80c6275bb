import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a manifest of CSV into a folder; answers its name. */
export function writeRows(
  folder: string,
  manifest: { name: string; rows: readonly string[]; header?: string | undefined },
): string {
  const { name, rows, header = "userId,key,expect" } = manifest;
  writeFileSync(join(folder, name), `${header}\n${rows.join("\n")}\n`);
  return name;
}
