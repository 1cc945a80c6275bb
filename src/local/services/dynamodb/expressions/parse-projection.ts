import type { ExpressionContext, Path } from "./context.ts";
import { createExpressionReader } from "./expression-reader.ts";
import { createPathConflicts, type PathError } from "./path-conflicts.ts";

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
  const reader = createExpressionReader<PathError>(text, context, new Set());
  const { tokens, errors, nestedPaths } = reader;
  const paths: Path[] = [];
  do {
    const path = reader.paths.readPath();
    paths.push(path);
    if (path.length > 1) nestedPaths[String(path[0])] = true;
  } while (tokens.accept(","));
  if (tokens.peek().kind !== "end") throw tokens.syntaxError();
  const conflicts = createPathConflicts(errors);
  paths.forEach(conflicts.add);
  return errors.first(["reserved", "undefinedName", "overlap", "conflict"]) ?? { paths, nestedPaths };
}
