import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Check } from "./check.ts";

/** The oldest Node.js that the program runs on: `engines` of package.json. */
const oldestNode = [22, 13] as const;
const neededMb = 500;

/** Checks what concerns this computer alone. */
export async function checkThisMachine(options: { dataFolder: string; node?: string }): Promise<Check[]> {
  return [checkNode(options.node ?? process.versions.node), await checkDisk(options.dataFolder)];
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  const isNew = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  const needed = oldestNode.join(".");
  return {
    check: "node",
    status: isNew ? "ok" : "failed",
    finding: { code: "check-node", values: { version, needed } },
  };
}

async function checkDisk(folder: string): Promise<Check> {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { bavail, bsize } = await statfs(place);
  const freeMb = Math.floor((bavail * bsize) / 1_000_000);
  const status = freeMb < neededMb ? "failed" : "ok";
  return { check: "disk", status, finding: { code: "check-disk", values: { folder: place, freeMb, neededMb } } };
}
