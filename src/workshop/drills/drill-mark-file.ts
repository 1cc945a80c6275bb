import { join } from "node:path";

/** Where a working folder remembers its drills. On its own, as every command looks whether it is there. */
export function drillMarkFile(folder: string): string {
  return join(folder, ".wildrydes", "drills.json");
}
