import { createFirstErrors, type ExpressionContext, type FirstErrors } from "./context.ts";
import { createOperatorCount, type OperatorCount } from "./operators.ts";
import { createPathReader, type PathReader } from "./read-path.ts";
import { createTokenReader, type TokenReader } from "./token-reader.ts";

/** One reading of an expression: what it reads from, and what it has found. */
export interface ExpressionReader<Kind extends string> {
  readonly tokens: TokenReader;
  readonly context: ExpressionContext;
  readonly errors: FirstErrors<Kind>;
  readonly operators: OperatorCount;
  readonly paths: PathReader;
  /** The attributes that have a path into them. */
  readonly nestedPaths: Record<string, true>;
}

/** @param keywords the words of this kind of expression, which are not names of attributes in it */
export function createExpressionReader<Kind extends string>(
  text: string,
  context: ExpressionContext,
  keywords: ReadonlySet<string>,
): ExpressionReader<Kind | "reserved" | "undefinedName"> {
  const tokens = createTokenReader(text, keywords);
  const errors = createFirstErrors<Kind | "reserved" | "undefinedName">();
  return {
    tokens,
    context,
    errors,
    operators: createOperatorCount(),
    paths: createPathReader(tokens, context, errors),
    nestedPaths: Object.create(null),
  };
}
