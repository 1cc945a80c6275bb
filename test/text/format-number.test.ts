import { expect, test } from "vitest";
import { formatMegabytes, formatNumber } from "../../src/text/format-number.ts";

test.each([
  [0, 0],
  [999, 0],
  [1000, 0],
  [1_234_567, 0],
  [-1234, 0],
  [0.086, 2],
  [3605.5, 2],
])("%d with %d digits is written as Intl writes it", (value, digits) => {
  const intl = new Intl.NumberFormat("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  expect(formatNumber(value, digits)).toBe(intl.format(value));
});

test("a size in megabytes is read in gigabytes from 1,000 on", () => {
  expect([formatMegabytes(500), formatMegabytes(65_927)]).toEqual(["500 MB", "65.9 GB"]);
});
