import type { RowResult } from "../rows/row-result.ts";

const special = /[\\^$.*+?()[\]{}|/-]/g;

/** A shorter name could stand in a reason by chance: `a` is a word. */
const shortestName = 3;

/**
 * The reason of a row without what no other row has: the names of its photo, key and execution, and request ids. Rows
 * whose outcomes differ in nothing else are counted together.
 */
export function sharedReason({ outcome, photo, key, execution }: RowResult): string | undefined {
  const names = [photo, key, execution]
    .filter((name) => name !== undefined)
    .filter((name) => name.length >= shortestName)
    .sort((one, other) => other.length - one.length)
    .map((name) => `(?<![\\w.-])${name.replaceAll(special, "\\$&")}(?![\\w-])`);
  const own = new RegExp([...names, "\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"].join("|"), "g");
  return outcome.reason?.replaceAll(own, "…");
}
