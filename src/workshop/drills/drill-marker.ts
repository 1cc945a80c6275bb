import { mkdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TargetSummary } from "../port.ts";
import { drillKinds, type DrillKind } from "./drill-kinds.ts";
import { drillMarkFile } from "./drill-mark-file.ts";

/** A drill that was put on from a working folder and is not off yet. */
export interface DrillMark {
  readonly kind: DrillKind;
  readonly functionName: string;
  /** Where: the same for all commands of one environment. */
  readonly account: string;
  readonly region: string;
  readonly environment: string | undefined;
}

/** Whether a drill is on in this account, region and environment. */
export function isDrillHere(mark: DrillMark, target: TargetSummary): boolean {
  return mark.account === target.account && mark.region === target.region && mark.environment === target.environment;
}

/** The drills of a folder that are on in this account, region and environment. */
export async function drillsLeftOn(folder: string, target: TargetSummary): Promise<DrillMark[]> {
  return (await readDrillMarks(folder)).filter((mark) => isDrillHere(mark, target));
}

/** The marks of a folder. */
async function readDrillMarks(folder: string): Promise<DrillMark[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(drillMarkFile(folder), "utf8"));
  } catch {
    return [];
  }
  return Array.isArray(content) ? content.flatMap((entry: unknown) => markOf(entry) ?? []) : [];
}

/** Adds a mark. It is written before the fault is put on: a kill in between leaves a mark too much, not one too few. */
export async function addDrillMark(folder: string, mark: DrillMark): Promise<void> {
  await writeMarks(folder, [...(await readDrillMarks(folder)).filter((other) => !isSame(other, mark)), mark]);
}

/** Removes the marks that `ended` takes. */
export async function removeDrillMarks(folder: string, ended: (mark: DrillMark) => boolean): Promise<void> {
  const marks = await readDrillMarks(folder);
  const left = marks.filter((mark) => !ended(mark));
  if (left.length < marks.length) await writeMarks(folder, left);
}

async function writeMarks(folder: string, marks: readonly DrillMark[]): Promise<void> {
  if (marks.length === 0) {
    await rm(drillMarkFile(folder), { force: true });
    await rmdir(join(folder, ".wildrydes")).catch(() => {});
    return;
  }
  await mkdir(join(folder, ".wildrydes"), { recursive: true });
  await writeFile(drillMarkFile(folder), `${JSON.stringify(marks, undefined, 2)}\n`);
}

function isSame(one: DrillMark, other: DrillMark): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function markOf(entry: unknown): DrillMark | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const members: ReadonlyMap<string, unknown> = new Map(Object.entries(entry));
  const kind = drillKinds.find((candidate) => candidate === members.get("kind"));
  const environment = members.get("environment");
  if (kind === undefined) return undefined;
  return {
    kind,
    functionName: String(members.get("functionName")),
    account: String(members.get("account")),
    region: String(members.get("region")),
    environment: environment === undefined ? undefined : String(environment),
  };
}
