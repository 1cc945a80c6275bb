import { expect, test } from "vitest";
import { keyBehindPrefix, listKeys } from "../../../../../src/local/services/s3/listing/list-keys.ts";

/** A small generator of numbers, the same in every run. */
function makeDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state >>> 8) % sides;
  };
}

const letters = ["a", "b", "/", "//", "é", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{1f600}", "\u{10ffff}"];

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The expected listing, worked out the long way: group all keys, sort, and leave out what is not behind. */
function expectedEntries(keys: readonly string[], prefix: string, delimiter: string, after: string): string[] {
  const entries = new Set<string>();
  for (const key of keys.filter((key) => key.startsWith(prefix))) {
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    entries.add(end < 0 ? key : key.slice(0, end + delimiter.length));
  }
  return [...entries].filter((entry) => byBytes(entry, after) > 0).toSorted(byBytes);
}

test("pages of any size hold what grouping all keys gives, once and in order", () => {
  const dice = makeDice(20_260_101);
  const word = (length: number): string => Array.from({ length }, () => letters[dice(letters.length)]).join("");
  let truncated = 0;
  for (let round = 0; round < 400; round += 1) {
    const keys = [...new Set(Array.from({ length: 12 }, () => word(1 + dice(5))))].toSorted(byBytes);
    const prefix = word(dice(3));
    const delimiter = ["", "/", "a", "é/"][dice(4)] ?? "";
    const start = dice(3) === 0 ? word(1 + dice(3)) : "";
    const limit = 1 + dice(4);
    const from = (first: string) => keys.filter((key) => byBytes(key, first) >= 0).map((key) => ({ key }));
    const seen: string[] = [];
    for (let after = start; ;) {
      const page = listKeys({ prefix, delimiter, after, limit, from });
      expect(page.rows.length + page.commonPrefixes.length).toBeLessThanOrEqual(limit);
      seen.push(...[...page.rows.map((row) => row.key), ...page.commonPrefixes].toSorted(byBytes));
      if (!page.truncated) break;
      truncated += 1;
      after = page.last ?? "";
    }
    expect(seen).toEqual(expectedEntries(keys, prefix, delimiter, start));
  }
  expect(truncated).toBeGreaterThan(100);
});

test("a group is passed over by one look-up", () => {
  const asked: string[] = [];
  const keys = ["a/1", "a/2", "a/3", "b"];
  const from = (first: string) => {
    asked.push(first);
    return keys.filter((key) => key >= first).map((key) => ({ key }));
  };
  const page = listKeys({ prefix: "", delimiter: "/", after: "", limit: 10, from });
  expect(page.commonPrefixes).toEqual(["a/"]);
  expect(asked).toEqual(["", "a0"]);
});

test.each([
  ["a/", "a0"],
  ["a\u{d7ff}", "a\u{e000}"],
  ["a\u{ffff}", "a\u{10000}"],
  ["a\u{10ffff}", "b"],
  ["\u{10ffff}\u{10ffff}", undefined],
  ["", undefined],
])("behind all keys that begin with %j comes %j", (prefix, behind) => {
  expect(keyBehindPrefix(prefix)).toBe(behind);
});
