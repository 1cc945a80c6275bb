import { parseTimestamp } from "../timestamp.ts";
import type { Json } from "../types.ts";
import type { Comparison } from "./comparison.ts";

/** `IsString` and its like: whether the value is of the type agrees with the operand. */
export const typeTests: Readonly<Record<string, Comparison>> = {
  IsNull: testing((value) => value === null),
  IsString: testing((value) => typeof value === "string"),
  IsNumeric: testing((value) => typeof value === "number"),
  IsBoolean: testing((value) => typeof value === "boolean"),
  IsTimestamp: testing((value) => typeof value === "string" && parseTimestamp(value) !== undefined),
};

function testing(isOfType: (value: Json) => boolean): Comparison {
  return (value, operand) => isOfType(value) === operand;
}
