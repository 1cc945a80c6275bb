import { join } from "node:path";
import type { ProgramFolder } from "./program-folder.ts";

/** Sets up where no file may have more than some kilobytes. Answers how that ended. */
export function setUpOnFullDisk(
  { folder, shell }: Pick<ProgramFolder, "folder" | "shell">,
  kilobytes: number,
): { status: number | null; stderr: string } {
  const WILDRYDES_DATA = join(folder, `limited-${kilobytes}`);
  const { status, stderr } = shell(`ulimit -f ${kilobytes}; $W setup --target local`, { WILDRYDES_DATA });
  shell("$W local reset --yes", { WILDRYDES_DATA });
  return { status, stderr };
}
