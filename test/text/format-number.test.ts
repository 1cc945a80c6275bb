import { expect, test } from "vitest";
import { formatNumber } from "../../src/text/format-number.ts";

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
