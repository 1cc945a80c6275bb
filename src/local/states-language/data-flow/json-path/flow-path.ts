import { RuntimeFault } from "../../errors/states-error.ts";
import { bindingsOf, type Visit } from "../../execution/visit.ts";
import { describeMissing } from "../../paths/missing-path.ts";
import { parsePath } from "../../paths/parse-path.ts";
import type { Path } from "../../paths/path.ts";
import { readPath } from "../../paths/read-path.ts";
import { type Payload, payloadOf } from "../../payload.ts";
import type { Json } from "../../types.ts";

/**
 * `InputPath` or `OutputPath`: which part of the data is passed on. `null` lets nothing through but `{}`.
 *
 * @see https://states-language.net/spec.html#filters
 */
type FlowPath =
  | { readonly kind: "whole" }
  | { readonly kind: "nothing" }
  | { readonly kind: "path"; readonly path: Path };

const whole: FlowPath = { kind: "whole" };

/** @throws PathSyntaxError */
export function parseFlowPath(source: Json | undefined): FlowPath {
  if (source === undefined || source === "$") return whole;
  return source === null ? { kind: "nothing" } : { kind: "path", path: parsePath(String(source)) };
}

/** @throws RuntimeFault when the path finds nothing */
export function applyFlowPath(flow: FlowPath, payload: Payload, visit: Visit): Payload {
  if (flow.kind === "whole") return payload;
  if (flow.kind === "nothing") return payloadOf({});
  const bindings = bindingsOf(visit, payload.value);
  const value = readPath(flow.path, bindings);
  if (value !== undefined) return payloadOf(value);
  throw new RuntimeFault(`Invalid path '${flow.path.source}' : ${describeMissing(flow.path, bindings)}`);
}
