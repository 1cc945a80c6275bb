import type { Json } from "../../../states-language/types.ts";
import { parsePath } from "../../../states-language/paths/parse-path.ts";
import { PathSyntaxError } from "../../../states-language/paths/path-syntax-error.ts";
import { isReferencePath, type Path } from "../../../states-language/paths/path.ts";
import { followSegments } from "../../../states-language/paths/select.ts";
import type { BusEvent } from "../event.ts";

/** True for paths into an event, such as `$.detail.object.key` or `$.resources[0]`. */
export function isEventPath(text: string): boolean {
  return readPath(text) !== undefined;
}

/** Reads what a path finds in an event; undefined when there is nothing. */
export function readEventPath(event: BusEvent, text: string): Json | undefined {
  const path = readPath(text);
  return path && followSegments(path.segments, { ...event, resources: [...event.resources] });
}

/** A path of names and indexes: nothing that could take long. */
function readPath(text: string): Path | undefined {
  try {
    const path = parsePath(text);
    return path.root.kind === "input" && isReferencePath(path) ? path : undefined;
  } catch (error) {
    if (error instanceof PathSyntaxError) return undefined;
    throw error;
  }
}
