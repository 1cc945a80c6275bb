import { parsePath } from "../../paths/parse-path.ts";
import type { Path } from "../../paths/path.ts";
import { writeAtPath } from "../../paths/reference-path.ts";
import { type Payload, payloadOf } from "../../payload.ts";
import type { Json } from "../../types.ts";

/**
 * `ResultPath`: where in the input of the state its result is put. `$` replaces the input, `null` drops the result.
 *
 * @see https://states-language.net/spec.html#filters
 */
export type ResultPath =
  | { readonly kind: "replace" }
  | { readonly kind: "discard" }
  | { readonly kind: "place"; readonly path: Path };

/** @throws PathSyntaxError */
export function parseResultPath(source: Json | undefined): ResultPath {
  if (source === undefined || source === "$") return { kind: "replace" };
  return source === null ? { kind: "discard" } : { kind: "place", path: parsePath(String(source)) };
}

/**
 * @param input the input of the state as it was before `InputPath`
 * @throws RuntimeFault when the input has something in the way
 */
export function applyResultPath(resultPath: ResultPath, input: Payload, result: Payload): Payload {
  if (resultPath.kind === "replace") return result;
  return resultPath.kind === "discard" ? input : payloadOf(writeAtPath(resultPath.path, input.value, result.value));
}
