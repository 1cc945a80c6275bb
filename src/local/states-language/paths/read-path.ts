import { RuntimeFault } from "../errors/states-error.ts";
import type { Json } from "../types.ts";
import type { Bindings } from "./bindings.ts";
import type { Path } from "./path.ts";
import { followSegments, rootOf, selectPath } from "./select.ts";

/**
 * Reads a path for a field that passes data on (`InputPath`, `OutputPath`, `ItemsPath`, `"name.$"`); undefined when it
 * finds nothing. An index that its array does not have gives null there, as AWS's library does (measured on AWS by
 * another project: `"idx.$": "$.items[5]"`); an argument of an intrinsic function is missing then.
 *
 * A path cannot be read in an input that is `null`, as after a function that returned nothing; not even `$`. AWS says
 * so in words that people report.
 *
 * @see https://states-language.net/spec.html#path
 * @throws RuntimeFault
 */
export function readPath(path: Path, bindings: Bindings): Json | undefined {
  if (path.root.kind === "input" && bindings.input === null) {
    throw new RuntimeFault("Unable to apply Path transformation to null or empty input.");
  }
  const value = selectPath(path, bindings);
  return value === undefined && pointsPastArray(path, bindings) ? null : value;
}

function pointsPastArray(path: Path, bindings: Bindings): boolean {
  const root = rootOf(path, bindings);
  if (!path.definite || path.segments.at(-1)?.kind !== "index" || root === undefined) return false;
  return Array.isArray(followSegments(path.segments.slice(0, -1), root));
}
