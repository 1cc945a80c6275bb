import {
  checkBounds,
  checkDistinct,
  checkFunction,
  checkMisusedFunctions,
  type ConditionError,
  refuseMisused,
} from "./condition-functions.ts";
import { type ExpressionContext, type FunctionCall, isCall, isPath, type Operand, type Path } from "./context.ts";
import { createExpressionReader, type ExpressionReader } from "./expression-reader.ts";
import { isCallNext, readCall, readOperands, readValue } from "./read-operand.ts";

/** A condition as dynalite evaluates it. */
export type Condition =
  | { readonly type: "and" | "or" | "not"; readonly args: readonly Condition[] }
  | { readonly type: string; readonly args: readonly Operand[] }
  | FunctionCall;

interface ParsedCondition {
  readonly expression: Condition;
  readonly nestedPaths: Readonly<Record<string, true>>;
  readonly pathHeads: Readonly<Record<string, true>>;
}

type ErrorKind = ConditionError | "parens" | "reserved" | "undefinedName" | "condition";

/** One reading of a condition, with the attributes that its paths begin with. */
interface ConditionReader extends ExpressionReader<ErrorKind> {
  readonly pathHeads: Record<string, true>;
}

/** A condition or an operand: which of both parentheses hold is known only behind them. */
type Part = ({ readonly condition: Condition } | { readonly operand: Operand }) & { readonly grouped?: boolean };

const keywords = new Set(["BETWEEN", "IN", "AND", "OR", "NOT"]);
const comparators = new Set(["=", "<>", "<", "<=", ">", ">="]);

/** The most operands of IN (AWS, "Comparison operator and function reference"). */
const maxInOperands = 100;

/**
 * Reads a ConditionExpression, FilterExpression or KeyConditionExpression in time linear in its length.
 *
 * @returns what dynalite's own parser returns: the condition, or DynamoDB's message about it
 * @throws Error named `SyntaxError` at a token that cannot stand where it does; other errors of DynamoDB's texts
 *   where a limit is exceeded
 */
export function parseCondition(text: string, context: ExpressionContext): ParsedCondition | string {
  const reader: ConditionReader = {
    ...createExpressionReader<ErrorKind>(text, context, keywords),
    pathHeads: Object.create(null),
  };
  const { tokens, errors, operators, nestedPaths, pathHeads } = reader;
  const expression = conditionOf(reader, readOr(reader));
  if (tokens.peek().kind !== "end") throw tokens.syntaxError();
  operators.check();
  refuseBareSize(reader, expression);
  return (
    errors.first(["parens", "unknownFunction", "misusedFunction", "reserved", "condition"]) ?? {
      expression,
      nestedPaths,
      pathHeads,
    }
  );
}

function readOr(reader: ConditionReader): Part {
  return readChain(reader, "or", () => readChain(reader, "and", () => readNot(reader)));
}

/** Reads operands of AND or OR; the tree leans to the right. */
function readChain(reader: ConditionReader, type: "and" | "or", read: () => Part): Part {
  const { tokens, operators } = reader;
  const keyword = type.toUpperCase();
  const first = read();
  if (!tokens.accept(keyword)) return first;
  const conditions = [conditionOf(reader, first)];
  do {
    operators.add();
    conditions.push(conditionOf(reader, read()));
  } while (tokens.accept(keyword));
  for (const condition of conditions) refuseBareSize(reader, condition);
  return { condition: conditions.reduceRight((right, left) => ({ type, args: [left, right] })) };
}

function readNot(reader: ConditionReader): Part {
  let count = 0;
  while (reader.tokens.accept("NOT")) count += 1;
  const part = readComparison(reader);
  if (count === 0) return part;
  let condition = conditionOf(reader, part);
  refuseBareSize(reader, condition);
  for (; count > 0; count -= 1) {
    reader.operators.add();
    condition = { type: "not", args: [condition] };
  }
  return { condition };
}

function readComparison(reader: ConditionReader): Part {
  const part = readPart(reader);
  if ("condition" in part) return part;
  const condition = readOperator(reader, part.operand);
  if (condition === undefined && !isCall(part.operand)) return part;
  closeCondition(reader);
  return condition === undefined ? part : { condition };
}

/** Reads the operator after an operand, if there is one, and the operands after it. */
function readOperator(reader: ConditionReader, left: Operand): Condition | undefined {
  const { tokens } = reader;
  const { kind, text } = tokens.peek();
  if (kind === "symbol" && comparators.has(text)) return readComparator(reader, left);
  if (tokens.accept("BETWEEN")) return readBetween(reader, left);
  if (tokens.accept("IN")) return readIn(reader, left);
  return undefined;
}

function readComparator(reader: ConditionReader, left: Operand): Condition {
  const { tokens, operators, errors } = reader;
  const { text: operator } = tokens.next();
  operators.add();
  const args = [left, readOperand(reader)];
  checkMisusedFunctions(args, errors);
  checkDistinct(operator, args, errors);
  return { type: operator, args };
}

function readBetween(reader: ConditionReader, left: Operand): Condition {
  const { tokens, operators, context, errors } = reader;
  operators.add();
  const lower = readOperand(reader);
  tokens.expect("AND");
  const upper = readOperand(reader);
  checkMisusedFunctions([left, lower, upper], errors);
  checkBounds(lower, upper, (one, two) => context.compare("GT", one, two), errors);
  return { type: "between", args: [left, lower, upper] };
}

function readIn(reader: ConditionReader, left: Operand): Condition {
  const { tokens, operators, errors } = reader;
  operators.add();
  tokens.expect("(");
  const options = readOperands(tokens, () => readOperand(reader));
  const args = [left, ...options];
  checkMisusedFunctions(args, errors);
  if (options.length > maxInOperands) {
    throw new Error(`The IN operator is provided with too many operands; number of operands: ${options.length}`);
  }
  return { type: "in", args };
}

/** Reads a value, a path, a function, or anything in parentheses. */
function readPart(reader: ConditionReader): Part {
  const { tokens, operators, errors, paths } = reader;
  if (!tokens.accept("(")) return { operand: readSimpleOperand(reader) };
  operators.open();
  const part = readOr(reader);
  tokens.expect(")");
  operators.close();
  if (part.grouped) errors.add("parens", "The expression has redundant parentheses;");
  if ("operand" in part && isPath(part.operand) && [".", "["].includes(tokens.peek().text)) {
    return { operand: notePath(reader, paths.readRest(part.operand)) };
  }
  return { ...part, grouped: true };
}

function readOperand(reader: ConditionReader): Operand {
  const part = readPart(reader);
  if ("condition" in part) throw reader.tokens.syntaxError();
  return part.operand;
}

function readSimpleOperand(reader: ConditionReader): Operand {
  const { tokens, errors, paths } = reader;
  if (tokens.peek().kind === "value") return readValue(reader, "undefinedName");
  if (!isCallNext(reader)) return notePath(reader, paths.readPath());
  return readCall(
    reader,
    () => readOperand(reader),
    (name, args) => {
      checkMisusedFunctions(args, errors);
      return checkFunction(name, args, errors);
    },
  );
}

function notePath({ pathHeads, nestedPaths }: ConditionReader, path: Path): Path {
  const head = String(path[0]);
  pathHeads[head] = true;
  if (path.length > 1) nestedPaths[head] = true;
  return path;
}

function conditionOf({ tokens }: ConditionReader, part: Part): Condition {
  if ("condition" in part) return part.condition;
  if (isCall(part.operand)) return part.operand;
  throw tokens.syntaxError();
}

/** `size` returns a number: alone it is not a condition. */
function refuseBareSize({ errors }: ConditionReader, condition: Condition): void {
  if ("name" in condition && condition.name === "size") refuseMisused("size", errors);
}

/** Of the errors in operands, DynamoDB reports those of the first condition. */
function closeCondition({ errors }: ConditionReader): void {
  const first = errors.first(["undefinedName", "operand", "distinct", "function"]);
  if (first !== undefined) errors.add("condition", first);
}
