import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

type Keys = { count: number; keys: string; more: number };
const withMore = (v: Keys): string => (v.more === 0 ? v.keys : `${v.keys} and ${v.more} more`);

/** The end of a copy. */
export const text = {
  "copy-done": (v: { copied: number; same: number; gone: number; deleted: number }) =>
    [
      `${countOf(v.copied, "object")} copied`,
      `${v.same} already the same`,
      ...(v.gone === 0 ? [] : [`${v.gone} deleted from the source meanwhile`]),
      ...(v.deleted === 0 ? [] : [`${v.deleted} deleted from the destination`]),
    ].join(", "),
  "copy-unchanged": (v: { copied: number; same: number; gone: number; deleted: number }) =>
    `Nothing to copy: ${countOf(v.same, "object")} already the same`,
  "copy-count": (v: { count: number; size: string }) => `${countOf(v.count, "object")}, ${v.size}`,
  "copy-extra": (v: Keys) => `Only in the destination (${v.count}): ${withMore(v)}`,
  "copy-missing": (v: Keys) => `Missing in the destination (${v.count}): ${withMore(v)}`,
  "copy-different": (v: Keys) => `Different (${v.count}): ${withMore(v)}`,
  "copy-too-large": (v: Keys) => `Above 5 GB and not copied (${v.count}): ${withMore(v)}`,
} satisfies AreaText;
