import { expect, test } from "vitest";
import { matchesEvent } from "../../../src/local/event-patterns/match-event.ts";
import { parsePattern } from "../../../src/local/event-patterns/parse-pattern.ts";

const matches = (pattern: unknown, event: unknown): boolean =>
  matchesEvent(parsePattern(JSON.stringify(pattern)), event);

/** Patterns with events that have what they ask for and events that have not. */
const cases: readonly {
  readonly rule: string;
  readonly pattern: unknown;
  readonly matching: readonly unknown[];
  readonly other: readonly unknown[];
}[] = [
  {
    rule: "every field must have one of its values",
    pattern: { source: ["a", "b"], detail: { state: ["on"] } },
    matching: [{ source: "b", detail: { state: "on", more: 1 } }],
    other: [{ source: "c", detail: { state: "on" } }, { source: "a", detail: {} }, { source: "a" }, {}],
  },
  {
    rule: "values have types",
    pattern: { a: [300, true, null, ""] },
    matching: [{ a: 3e2 }, { a: true }, { a: null }, { a: "" }],
    other: [{ a: "300" }, { a: "true" }, { a: "null" }, { a: false }, {}, { a: [] }],
  },
  {
    rule: "an array stands for its elements",
    pattern: { resources: ["x"] },
    matching: [{ resources: ["y", "x"] }, { resources: [["x"]] }],
    other: [{ resources: ["y"] }, { resources: [] }],
  },
  {
    rule: "conditions on objects of an array hold for the same object",
    pattern: { list: { id: ["1"], kind: ["b"] } },
    matching: [{ list: [{ id: "2" }, { id: "1", kind: "b" }] }],
    other: [
      {
        list: [
          { id: "1", kind: "a" },
          { id: "2", kind: "b" },
        ],
      },
    ],
  },
  {
    rule: "prefix and suffix, also in any case",
    pattern: {
      a: [{ prefix: "us-" }],
      b: [{ suffix: ".png" }],
      c: [{ prefix: { "equals-ignore-case": "Ev" } }],
      d: [{ suffix: { "equals-ignore-case": ".PNG" } }],
    },
    matching: [{ a: "us-west-2", b: "x.png", c: "eVent", d: "x.pNg" }],
    other: [
      { a: "eu-us-", b: "x.png", c: "event", d: "x.png" },
      { a: "us-", b: "x.PNG", c: "event", d: "x.png" },
      { a: "us-", b: ".png", c: 1, d: "x.png" },
    ],
  },
  {
    rule: "equals-ignore-case",
    pattern: { a: [{ "equals-ignore-case": "alice" }] },
    matching: [{ a: "ALICE" }],
    other: [{ a: "alices" }, { a: 1 }],
  },
  {
    rule: "numeric",
    pattern: { a: [{ numeric: ["=", 3.018e2] }, { numeric: [">", 0, "<=", 5] }, { numeric: [">=", 1000] }] },
    matching: [{ a: 301.8 }, { a: 5 }, { a: 0.001 }, { a: 1000 }],
    other: [{ a: 0 }, { a: 6 }, { a: "5" }, { a: null }, {}],
  },
  {
    rule: "anything-but a value or list",
    pattern: { a: [{ "anything-but": "x" }], b: [{ "anything-but": [1, 2] }] },
    matching: [
      { a: "y", b: 3 },
      { a: null, b: "1" },
      { a: ["x", "y"], b: 0 },
    ],
    other: [{ a: "x", b: 3 }, { a: "y", b: 2 }, { b: 3 }],
  },
  {
    rule: "anything-but a match type",
    pattern: {
      a: [{ "anything-but": { prefix: ["a", "b"] } }],
      b: [{ "anything-but": { suffix: ".txt" } }],
      c: [{ "anything-but": { "equals-ignore-case": "no" } }],
      d: [{ "anything-but": { wildcard: "*/lib/*" } }],
    },
    matching: [
      { a: "c", b: "x.png", c: "yes", d: "/bin/x" },
      { a: 1, b: 1, c: 1, d: 1 },
    ],
    other: [
      { a: "bc", b: "x", c: "x", d: "x" },
      { a: "c", b: "x.txt", c: "x", d: "x" },
      { a: "c", b: "x", c: "NO", d: "x" },
      { a: "c", b: "x", c: "x", d: "/usr/lib/x" },
    ],
  },
  {
    rule: "exists looks at leaves",
    pattern: { a: [{ exists: true }], b: { c: [{ exists: false }] } },
    matching: [{ a: null }, { a: 1, b: {} }, { a: 1, b: { c: {} } }],
    other: [{}, { a: {} }, { a: [] }, { a: 1, b: { c: null } }, { a: 1, b: [{ c: 1 }, {}] }],
  },
  {
    rule: "wildcards",
    pattern: { a: [{ wildcard: "dir/*.p*g" }, { wildcard: "\\**" }] },
    matching: [{ a: "dir/x.png" }, { a: "dir/.pg" }, { a: "*bold" }],
    other: [{ a: "dir/x.gif" }, { a: "dir/.g" }, { a: "bold" }],
  },
  {
    rule: "address ranges",
    pattern: { a: [{ cidr: "10.0.0.0/24" }, { cidr: "2001:db8::/32" }] },
    matching: [{ a: "10.0.0.255" }, { a: "2001:db8:0:1::ffff" }],
    other: [{ a: "10.0.1.0" }, { a: "2001:db9::" }, { a: "10.0.0" }, { a: 10 }],
  },
  {
    rule: "$or beside other fields",
    pattern: { source: ["s"], detail: { $or: [{ a: [1] }, { b: [2], c: [3] }] } },
    matching: [
      { source: "s", detail: { a: 1 } },
      { source: "s", detail: { b: 2, c: 3 } },
    ],
    other: [
      { source: "s", detail: { b: 2 } },
      { source: "t", detail: { a: 1 } },
    ],
  },
  {
    rule: "dots in names separate fields",
    pattern: { "detail.state": ["on"], detail: { "size.width": [2] } },
    matching: [{ detail: { state: "on", size: { width: 2 } } }, { "detail.state": "on", detail: { "size.width": 2 } }],
    other: [{ detail: { state: { on: 1 }, size: { width: 2 } } }],
  },
  {
    rule: "names of prototypes are names",
    pattern: { constructor: [{ exists: true }] },
    matching: [{ constructor: 1 }],
    other: [{}],
  },
];

test.each(cases)("$rule", ({ pattern, matching, other }) => {
  expect(matching.filter((event) => !matches(pattern, event))).toEqual([]);
  expect(other.filter((event) => matches(pattern, event))).toEqual([]);
});

test("a wildcard pattern that would make a regular expression backtrack does not", () => {
  expect(matches({ a: [{ wildcard: `${"*a".repeat(100)}*b` }] }, { a: "a".repeat(50_000) })).toBe(false);
});
