import { join } from "node:path";

/**
 * Returns the file in which a working folder remembers its drills. It is separate, because every command checks
 * whether it exists.
 */
export function drillMarkFile(folder: string): string {
  return join(folder, ".wildrydes", "drills.json");
}
