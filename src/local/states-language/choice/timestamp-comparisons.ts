import { parseTimestamp } from "../timestamp.ts";
import type { Comparison } from "./comparison.ts";

export const timestampComparisons: Readonly<Record<string, Comparison>> = {
  TimestampEquals: comparing((value, operand) => value === operand),
  TimestampLessThan: comparing((value, operand) => value < operand),
  TimestampGreaterThan: comparing((value, operand) => value > operand),
  TimestampLessThanEquals: comparing((value, operand) => value <= operand),
  TimestampGreaterThanEquals: comparing((value, operand) => value >= operand),
};

function comparing(compare: (value: number, operand: number) => boolean): Comparison {
  return (value, operand) => {
    const left = typeof value === "string" ? parseTimestamp(value) : undefined;
    const right = typeof operand === "string" ? parseTimestamp(operand) : undefined;
    return left !== undefined && right !== undefined && compare(left, right);
  };
}
