import { isObject, memberOf } from "../json.ts";
import type { Json } from "../types.ts";
import type { Path, Segment } from "./path.ts";

/**
 * Where a definite path leaves the data, in the words AWS uses for InputPath and OutputPath.
 *
 * @see https://states-language.net/spec.html#path
 */
export function describeMissing(path: Path, root: Json): string {
  let value: Json | undefined = root;
  for (const [index, segment] of path.segments.entries()) {
    const next: Json | undefined = stepInto(value, segment);
    if (next === undefined) {
      const isLast = index === path.segments.length - 1;
      return isLast
        ? `No results for path: ${printPlace(path.segments)}`
        : `Missing property in path ${printPlace(path.segments.slice(0, index + 1))}`;
    }
    value = next;
  }
  return `No results for path: ${printPlace(path.segments)}`;
}

function stepInto(value: Json | undefined, segment: Segment): Json | undefined {
  if (segment.kind === "name") return isObject(value) ? memberOf(value, segment.name) : undefined;
  if (segment.kind === "index") return Array.isArray(value) ? value.at(segment.index) : undefined;
  return undefined;
}

function printPlace(segments: readonly Segment[]): string {
  return `$${segments.map(printSegment).join("")}`;
}

function printSegment(segment: Segment): string {
  if (segment.kind === "name") return `['${segment.name}']`;
  return segment.kind === "index" ? `[${segment.index}]` : "";
}
