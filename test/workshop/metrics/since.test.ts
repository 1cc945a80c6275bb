import { expect, test } from "vitest";
import { periodFor, readSince } from "../../../src/workshop/metrics/since.ts";

test.each([
  ["1m", 60_000],
  ["90m", 5_400_000],
  ["3h", 10_800_000],
  ["15d", 1_296_000_000],
])("%s is %d ms", (text, ms) => expect(readSince(text)).toBe(ms));

test.each(["", "0m", "1", "h", "1.5h", "-1h", "16d", "1w", "999999d"])("%j is refused", (text) =>
  expect(() => readSince(text)).toThrow("bad-since"),
);

test("no span has more points than CloudWatch answers", () => {
  for (const text of ["1m", "3h", "181m", "24h", "25h", "15d"]) {
    const ms = readSince(text);
    expect(ms / 1000 / periodFor(ms)).toBeLessThanOrEqual(1440);
  }
});
