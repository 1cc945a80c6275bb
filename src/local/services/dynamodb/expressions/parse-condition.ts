import {
  checkBounds,
  checkDistinct,
  checkFunction,
  checkMisusedFunctions,
  type ConditionError,
  refuseMisused,
} from "./condition-functions.ts";
import {
  createFirstErrors,
  type ExpressionContext,
  type FunctionCall,
  isCall,
  isPath,
  type Operand,
  type Path,
  undefinedValue,
} from "./context.ts";
import { createOperatorCount } from "./operators.ts";
import { createPathReader } from "./read-path.ts";
import { createTokenReader } from "./token-reader.ts";

/** A condition as dynalite evaluates it. */
export type Condition =
  | { readonly type: "and" | "or" | "not"; readonly args: readonly Condition[] }
  | { readonly type: string; readonly args: readonly Operand[] }
  | FunctionCall;

export interface ParsedCondition {
  readonly expression: Condition;
  readonly nestedPaths: Readonly<Record<string, true>>;
  readonly pathHeads: Readonly<Record<string, true>>;
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
  const tokens = createTokenReader(text, keywords);
  const errors = createFirstErrors<ConditionError | "parens" | "reserved" | "undefinedName" | "condition">();
  const operators = createOperatorCount();
  const { readPath, readRest } = createPathReader(tokens, context, errors);
  const nestedPaths: Record<string, true> = Object.create(null);
  const pathHeads: Record<string, true> = Object.create(null);

  const expression = conditionOf(readOr());
  if (tokens.peek().kind !== "end") throw tokens.syntaxError();
  operators.check();
  checkSize(expression);
  return (
    errors.first(["parens", "unknownFunction", "misusedFunction", "reserved", "condition"]) ?? {
      expression,
      nestedPaths,
      pathHeads,
    }
  );

  function readOr(): Part {
    return readChain("OR", "or", () => readChain("AND", "and", readNot));
  }

  /** Reads operands of AND or OR; the tree leans to the right. */
  function readChain(keyword: string, type: "and" | "or", read: () => Part): Part {
    const first = read();
    if (!tokens.accept(keyword)) return first;
    const conditions = [conditionOf(first)];
    do {
      operators.add();
      conditions.push(conditionOf(read()));
    } while (tokens.accept(keyword));
    conditions.forEach(checkSize);
    return { condition: conditions.reduceRight((right, left) => ({ type, args: [left, right] })) };
  }

  function readNot(): Part {
    let count = 0;
    while (tokens.accept("NOT")) count += 1;
    const part = readComparison();
    if (count === 0) return part;
    let condition = conditionOf(part);
    checkSize(condition);
    for (; count > 0; count -= 1) {
      operators.add();
      condition = { type: "not", args: [condition] };
    }
    return { condition };
  }

  function readComparison(): Part {
    const part = readPart();
    if ("condition" in part) return part;
    const condition = readOperator(part.operand);
    if (condition === undefined && !isCall(part.operand)) return part;
    closeCondition();
    return condition === undefined ? part : { condition };
  }

  /** Reads the operator after an operand, if there is one, and the operands after it. */
  function readOperator(left: Operand): Condition | undefined {
    const { kind, text: operator } = tokens.peek();
    if (kind === "symbol" && comparators.has(operator)) {
      tokens.next();
      operators.add();
      const args = [left, readOperand()];
      checkMisusedFunctions(args, errors);
      checkDistinct(operator, args, errors);
      return { type: operator, args };
    }
    if (tokens.accept("BETWEEN")) {
      operators.add();
      const lower = readOperand();
      tokens.expect("AND");
      const upper = readOperand();
      checkMisusedFunctions([left, lower, upper], errors);
      checkBounds(lower, upper, (one, two) => context.compare("GT", one, two), errors);
      return { type: "between", args: [left, lower, upper] };
    }
    if (tokens.accept("IN")) {
      operators.add();
      tokens.expect("(");
      const args = [left, ...readList()];
      checkMisusedFunctions(args, errors);
      if (args.length - 1 > maxInOperands) {
        throw new Error(`The IN operator is provided with too many operands; number of operands: ${args.length - 1}`);
      }
      return { type: "in", args };
    }
    return undefined;
  }

  /** Reads a value, a path, a function, or anything in parentheses. */
  function readPart(): Part {
    if (!tokens.accept("(")) return { operand: readSimpleOperand() };
    operators.open();
    const part = readOr();
    tokens.expect(")");
    operators.close();
    if (part.grouped) errors.add("parens", "The expression has redundant parentheses;");
    if ("operand" in part && isPath(part.operand) && [".", "["].includes(tokens.peek().text)) {
      return { operand: notePath(readRest(part.operand)) };
    }
    return { ...part, grouped: true };
  }

  function readOperand(): Operand {
    const part = readPart();
    if ("condition" in part) throw tokens.syntaxError();
    return part.operand;
  }

  function readSimpleOperand(): Operand {
    const { kind, text: name } = tokens.peek();
    if (kind === "value") return readValue();
    if (kind !== "word" || tokens.peek(1).text !== "(") return notePath(readPath());
    tokens.next();
    tokens.next();
    operators.add();
    operators.open();
    const args = readList();
    operators.close();
    checkMisusedFunctions(args, errors);
    return { type: "function", name, args, attrType: checkFunction(name, args, errors) };
  }

  /** Reads operands up to the parenthesis that closes them. */
  function readList(): Operand[] {
    const operands = [readOperand()];
    while (tokens.accept(",")) operands.push(readOperand());
    tokens.expect(")");
    return operands;
  }

  function readValue(): Operand {
    const { text: placeholder } = tokens.next();
    const value = context.attrVals?.[placeholder];
    if (value) delete context.unusedAttrVals?.[placeholder];
    else errors.add("undefinedName", undefinedValue(placeholder));
    return value;
  }

  function notePath(path: Path): Path {
    const head = String(path[0]);
    pathHeads[head] = true;
    if (path.length > 1) nestedPaths[head] = true;
    return path;
  }

  function conditionOf(part: Part): Condition {
    if ("condition" in part) return part.condition;
    if (isCall(part.operand)) return part.operand;
    throw tokens.syntaxError();
  }

  function checkSize(condition: Condition): void {
    if ("name" in condition && condition.name === "size") refuseMisused("size", errors);
  }

  /** Of what is wrong with operands, the first condition's is told. */
  function closeCondition(): void {
    const first = errors.first(["undefinedName", "operand", "distinct", "function"]);
    if (first !== undefined) errors.add("condition", first);
  }
}
