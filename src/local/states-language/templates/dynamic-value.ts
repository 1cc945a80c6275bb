import { applyIntrinsicCall } from "../intrinsics/apply-intrinsic-call.ts";
import type { IntrinsicCall } from "../intrinsics/intrinsic-call.ts";
import { parseIntrinsicCall } from "../intrinsics/parse-intrinsic-call.ts";
import type { Bindings } from "../paths/bindings.ts";
import { parsePath } from "../paths/parse-path.ts";
import { PathSyntaxError } from "../paths/path-syntax-error.ts";
import type { Path } from "../paths/path.ts";
import { selectPath } from "../paths/select.ts";
import type { Json } from "../types.ts";

/**
 * The value of a field whose name ends in `.$`, or in `Path`: a path or a call of an intrinsic function.
 *
 * @see https://states-language.net/spec.html#payload-template
 */
export type DynamicValue =
  | { readonly kind: "path"; readonly source: string; readonly path: Path }
  | { readonly kind: "call"; readonly source: string; readonly call: IntrinsicCall };

/** @throws PathSyntaxError */
export function parseDynamicValue(source: string): DynamicValue {
  return source.startsWith("$")
    ? { kind: "path", source, path: parsePath(source) }
    : { kind: "call", source, call: parseIntrinsicCall(source) };
}

/** Whether a text is a path or a call of an intrinsic function. */
export function isDynamicValue(source: string): boolean {
  try {
    parseDynamicValue(source);
    return true;
  } catch (error) {
    if (error instanceof PathSyntaxError) return false;
    throw error;
  }
}

/**
 * The value; undefined when a path finds none.
 * @throws RuntimeFault when an intrinsic function fails
 */
export function evaluateDynamicValue(dynamic: DynamicValue, bindings: Bindings): Json | undefined {
  return dynamic.kind === "path" ? selectPath(dynamic.path, bindings) : applyIntrinsicCall(dynamic.call, bindings);
}
