import type { Segment } from "./path.ts";

/**
 * The beginning of a path as the library prints it.
 *
 * @see https://states-language.net/spec.html#path
 */
export function printPlace(segments: readonly Segment[]): string {
  return `$${segments.map(printSegment).join("")}`;
}

/** One segment as the library prints it. */
export function printSegment(segment: Segment): string {
  switch (segment.kind) {
    case "name":
      return `['${segment.name}']`;
    case "names":
      return `[${segment.names.map((name) => `'${name}'`).join(", ")}]`;
    case "index":
      return `[${segment.index}]`;
    case "indexes":
      return `[${segment.indexes.join(",")}]`;
    case "wildcard":
      return "[*]";
    case "descent":
      return "..";
    default:
      return "";
  }
}
