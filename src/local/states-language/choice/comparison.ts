import type { Json } from "../types.ts";

/** How a Choice rule compares the value of its `Variable` with its operand. Values of the wrong type do not compare. */
export type Comparison = (value: Json, operand: Json) => boolean;
