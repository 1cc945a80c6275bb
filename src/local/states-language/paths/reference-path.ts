import { RuntimeFault } from "../errors/states-error.ts";
import { errorNames } from "../errors/error-names.ts";
import { isObject, memberOf, withMember } from "../json.ts";
import type { Json } from "../types.ts";
import type { Path, Segment } from "./path.ts";

/**
 * `ResultPath`: the input with the result put at the place the Reference Path names. Objects that are missing on the
 * way are made; the input itself is left as it was.
 *
 * @see https://states-language.net/spec.html#ref-paths
 * @throws RuntimeFault when the input has something else in the way
 */
export function writeAtPath(path: Path, input: Json, result: Json): Json {
  return write(path.segments, input, result, () => {
    throw new RuntimeFault(`Unable to apply ReferencePath ${path.source} to input ${JSON.stringify(input)}`, {
      alias: errorNames.resultPathMatchFailure,
    });
  });
}

function write(segments: readonly Segment[], at: Json | undefined, result: Json, refuse: () => never): Json {
  const [segment, ...rest] = segments;
  if (segment === undefined) return result;
  if (segment.kind === "name") {
    if (at === undefined) return withMember({}, segment.name, write(rest, undefined, result, refuse));
    if (!isObject(at)) return refuse();
    return withMember(at, segment.name, write(rest, memberOf(at, segment.name), result, refuse));
  }
  if (segment.kind !== "index" || !Array.isArray(at)) return refuse();
  const index = segment.index < 0 ? at.length + segment.index : segment.index;
  if (index < 0 || index >= at.length) return refuse();
  return at.with(index, write(rest, at[index], result, refuse));
}
