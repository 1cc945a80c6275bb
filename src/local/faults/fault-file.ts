import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { readRegularFile, replaceFile } from "../regular-file.ts";
import { faultKinds, type Fault } from "./fault.ts";

/** The faults of a data folder: a file that commands write and the daemon reads. No file means no fault. */
function faultFile(dataFolder: string): string {
  return join(dataFolder, "faults.json");
}

/** How often each fault struck and how many calls it saw, by its id: a count must survive a restart. */
type FaultTallies = Readonly<Record<string, { readonly seen: number; readonly struck: number }>>;

const tallyFile = (dataFolder: string): string => join(dataFolder, "fault-tallies.json");

/** The stored faults; none where the file is missing or damaged. */
export function readFaults(dataFolder: string): Fault[] {
  const stored = readJson(faultFile(dataFolder));
  return Array.isArray(stored) ? stored.filter(isFault) : [];
}

/** Replaces the stored faults at once: a reader sees the old or the new ones. Counts of other faults are forgotten. */
export function writeFaults(dataFolder: string, faults: readonly Fault[]): void {
  if (faults.length === 0) {
    rmSync(faultFile(dataFolder), { force: true });
    rmSync(tallyFile(dataFolder), { force: true });
    return;
  }
  const ids = new Set(faults.map(({ id }) => id));
  const tallies = Object.entries(readTallies(dataFolder)).filter(([id]) => ids.has(id));
  writeTallies(dataFolder, Object.fromEntries(tallies));
  replaceFile(faultFile(dataFolder), `${JSON.stringify(faults, null, 2)}\n`);
}

/** When the stored faults changed last, in milliseconds; 0 where there are none. */
export function faultsChangedAt(dataFolder: string): number {
  return statSync(faultFile(dataFolder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The tallies as the daemon left them. */
export function readTallies(dataFolder: string): FaultTallies {
  const stored = readJson(tallyFile(dataFolder));
  if (stored === null || typeof stored !== "object") return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, tally]: [string, unknown]) => (isTally(tally) ? [[id, tally]] : [])),
  );
}

/** Replaces the file of counts in one step, so that a reader never sees half of it. */
export function writeTallies(dataFolder: string, tallies: FaultTallies): void {
  replaceFile(tallyFile(dataFolder), JSON.stringify(tallies));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readRegularFile(file) ?? "");
  } catch {
    return undefined;
  }
}

function isFault(value: unknown): value is Fault {
  if (value === null || typeof value !== "object") return false;
  const { id, kind, seed } = { id: undefined, kind: undefined, seed: undefined, ...value };
  return typeof id === "string" && faultKinds.some((one) => one === kind) && typeof seed === "number";
}

function isTally(value: unknown): value is { seen: number; struck: number } {
  if (value === null || typeof value !== "object") return false;
  return "seen" in value && "struck" in value && typeof value.seen === "number" && typeof value.struck === "number";
}
