import {
  type ExpressionContext,
  type FirstErrors,
  type FunctionCall,
  type Operand,
  undefinedValue,
} from "./context.ts";
import type { OperatorCount } from "./operators.ts";
import type { TokenReader } from "./token-reader.ts";

/**
 * Reads a placeholder such as `:price` and returns its value.
 *
 * @param undefinedKind the kind of error that a placeholder without a value is
 */
export function readValue<Kind extends string>(
  reader: { readonly tokens: TokenReader; readonly context: ExpressionContext; readonly errors: FirstErrors<Kind> },
  undefinedKind: NoInfer<Kind>,
): Operand {
  const { tokens, context, errors } = reader;
  const { text: placeholder } = tokens.next();
  const value = context.attrVals?.[placeholder];
  if (value) delete context.unusedAttrVals?.[placeholder];
  else errors.add(undefinedKind, undefinedValue(placeholder));
  return value;
}

/** Whether a function's name and its opening parenthesis are next. */
export function isCallNext({ tokens }: { readonly tokens: TokenReader }): boolean {
  return tokens.peek().kind === "word" && tokens.peek(1).text === "(";
}

/**
 * Reads a function's name and its operands.
 *
 * @param check checks the operands and returns the type of the function's result, where that is known
 */
export function readCall(
  reader: { readonly tokens: TokenReader; readonly operators: OperatorCount },
  readOperand: () => Operand,
  check: (name: string, args: readonly Operand[]) => string | undefined,
): FunctionCall {
  const { tokens, operators } = reader;
  const { text: name } = tokens.next();
  tokens.expect("(");
  operators.add();
  operators.open();
  const args = readOperands(tokens, readOperand);
  operators.close();
  return { type: "function", name, args, attrType: check(name, args) };
}

/** Reads operands with commas between them, and the parenthesis that closes them. */
export function readOperands(tokens: TokenReader, readOperand: () => Operand): Operand[] {
  const operands = [readOperand()];
  while (tokens.accept(",")) operands.push(readOperand());
  tokens.expect(")");
  return operands;
}
