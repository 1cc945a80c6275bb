import { expect, test } from "vitest";
import { findTagFault, toTagRecord } from "../../../src/local/service-kit/tags.ts";

test.each([
  ["two of one key", [{ Key: "a" }, { Key: "a" }], "duplicate key"],
  ["an empty key", [{ Key: "" }], "key"],
  ["a key of 129 characters", [{ Key: "k".repeat(129) }], "key"],
  ["a value of 257 characters", [{ Key: "a", Value: "v".repeat(257) }], "value"],
  ["51 keys", Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}` })), "too many"],
  ["a key of AWS", [{ Key: "AWS:x" }], undefined],
])("tags with %s", (_name, tags, kind) => {
  expect(findTagFault(tags)?.kind).toBe(kind);
});

test("further rules of a service are checked too", () => {
  expect(findTagFault([{ Key: "AWS:x" }], { reserved: "refused" })).toEqual({ kind: "reserved key", key: "AWS:x" });
  expect(findTagFault([{ Key: "a", Value: "!" }], { characters: /^\w*$/ })).toEqual({
    kind: "value",
    key: "a",
    value: "!",
  });
  expect(findTagFault([{ Key: "b" }], { most: 1 }, { a: "1" })).toEqual({ kind: "too many", most: 1 });
  expect(findTagFault([{ Key: "a" }], { most: 1 }, { a: "1" })).toBeUndefined();
  expect(toTagRecord([{ Key: "a", Value: "1" }, { Key: "b" }])).toEqual({ a: "1", b: "" });
});
