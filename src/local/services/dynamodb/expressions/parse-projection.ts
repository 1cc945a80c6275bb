import { createFirstErrors, type ExpressionContext, type Path } from "./context.ts";
import { createPathConflicts, type PathError } from "./path-conflicts.ts";
import { createPathReader } from "./read-path.ts";
import { createTokenReader } from "./token-reader.ts";

/** A projection as dynalite applies it. */
export interface Projection {
  readonly paths: readonly Path[];
  /** The attributes that have a path into them. */
  readonly nestedPaths: Readonly<Record<string, true>>;
}

/**
 * Reads a ProjectionExpression in time linear in its length.
 *
 * @returns what dynalite's own parser returns: the projection, or DynamoDB's message about it
 * @throws Error named `SyntaxError` at a token that cannot stand where it does
 */
export function parseProjection(text: string, context: ExpressionContext): Projection | string {
  const tokens = createTokenReader(text, new Set());
  const errors = createFirstErrors<PathError | "reserved" | "undefinedName">();
  const { readPath } = createPathReader(tokens, context, errors);
  const paths: Path[] = [];
  const nestedPaths: Record<string, true> = Object.create(null);
  do {
    const path = readPath();
    paths.push(path);
    if (path.length > 1) nestedPaths[String(path[0])] = true;
  } while (tokens.accept(","));
  if (tokens.peek().kind !== "end") throw tokens.syntaxError();
  const conflicts = createPathConflicts(errors);
  paths.forEach(conflicts.add);
  return errors.first(["reserved", "undefinedName", "overlap", "conflict"]) ?? { paths, nestedPaths };
}
