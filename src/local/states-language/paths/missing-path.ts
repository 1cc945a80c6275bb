import { isObject, memberOf } from "../json.ts";
import { javaText } from "../intrinsics/java-value.ts";
import type { Json } from "../types.ts";
import type { Bindings } from "./bindings.ts";
import type { Path, Segment } from "./path.ts";
import { printPlace, printSegment } from "./print-path.ts";
import { rootOf } from "./select.ts";

/**
 * Where a definite path leaves the data, in the words AWS uses for InputPath and OutputPath. AWS reads paths with the
 * Java library Jayway JsonPath, as its texts for members that are missing and for names amid a path show; the others
 * are that library's.
 *
 * @see https://states-language.net/spec.html#path
 */
export function describeMissing(path: Path, bindings: Bindings): string {
  let value: Json = rootOf(path, bindings) ?? {};
  for (const [index, segment] of path.segments.entries()) {
    const before = printPlace(path.segments.slice(0, index));
    const rest = path.segments.slice(index);
    if (segment.kind === "index" || segment.kind === "indexes") {
      if (value === null) return `The path ${before} is null`;
      if (!Array.isArray(value)) {
        return `Filter: ${rest.map(printSegment).join("")} can only be applied to arrays. Current context is: ${javaText(value)}`;
      }
    } else if (!isObject(value)) {
      return `Property ${printSegment(segment)} not found in path ${before}`;
    }
    const next: Json | undefined = stepInto(value, segment);
    if (next === undefined) return describeAbsent(segment, { place: before, isLast: rest.length === 1 });
    value = next;
  }
  return `No results for path: ${printPlace(path.segments)}`;
}

/**
 * The words for an index of a value that is not an array; undefined where the path is missing for another reason.
 * Others measured them for an argument of an intrinsic function (`$.other[0]` of `{"other":1}`).
 */
export function describeMisplacedIndex(path: Path, bindings: Bindings): string | undefined {
  if (!path.definite) return undefined;
  const words = describeMissing(path, bindings);
  return words.startsWith("Filter: ") ? words : undefined;
}

/** The sentence about a segment that its value lacks. */
function describeAbsent(segment: Segment, { place, isLast }: { place: string; isLast: boolean }): string {
  const at = `${place}${printSegment(segment)}`;
  return isLast ? `No results for path: ${at}` : `Missing property in path ${at}`;
}

/** An index that an array does not have leads to null (see `readPath`). */
function stepInto(value: Json, segment: Segment): Json | undefined {
  if (segment.kind === "name") return isObject(value) ? memberOf(value, segment.name) : undefined;
  if (segment.kind === "index") return Array.isArray(value) ? (value.at(segment.index) ?? null) : undefined;
  return undefined;
}
