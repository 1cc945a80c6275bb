import {
  createFirstErrors,
  type ExpressionContext,
  type FunctionCall,
  isPath,
  type Operand,
  operandType,
  type Path,
  undefinedValue,
} from "./context.ts";
import { createOperatorCount } from "./operators.ts";
import { createPathConflicts, type PathError } from "./path-conflicts.ts";
import { createPathReader } from "./read-path.ts";
import { createTokenReader } from "./token-reader.ts";
import { checkOperandOf, checkUpdateFunction } from "./update-functions.ts";

/** Two operands of SET with a sign between them. */
type Arithmetic = {
  readonly type: "add" | "subtract";
  readonly args: readonly Operand[];
  readonly attrType: string | undefined;
};

/** One change of an update as dynalite applies it. */
export interface UpdateAction {
  readonly type: "set" | "remove" | "add" | "delete";
  readonly path: Path;
  readonly val?: Operand | Arithmetic;
  readonly attrType?: string | undefined;
}

export interface ParsedUpdate {
  readonly sections: readonly UpdateAction[];
  readonly paths: readonly Path[];
  readonly nestedPaths: Readonly<Record<string, true>>;
}

type SectionName = "SET" | "REMOVE" | "ADD" | "DELETE";

const keywords = new Set<string>(["SET", "REMOVE", "ADD", "DELETE"] satisfies SectionName[]);

/** Lists of one item cannot be longer: an item has 400 KB. */
const longestList = 400 * 1024;

/**
 * Reads an UpdateExpression in time linear in its length (its paths are compared with each other).
 *
 * @returns what dynalite's own parser returns: the changes, or DynamoDB's message about them
 * @throws Error named `SyntaxError` at a token that cannot stand where it does; other errors of DynamoDB's texts
 *   where a limit is exceeded
 */
export function parseUpdate(text: string, context: ExpressionContext): ParsedUpdate | string {
  const tokens = createTokenReader(text, keywords);
  const errors = createFirstErrors<
    PathError | "reserved" | "undefinedName" | "undefinedValue" | "unknownFunction" | "function" | "operand" | "section"
  >();
  const operators = createOperatorCount();
  const { readPath } = createPathReader(tokens, context, errors);
  const conflicts = createPathConflicts(errors);
  const nestedPaths: Record<string, true> = Object.create(null);
  const seen = new Set<SectionName>();
  const sections: UpdateAction[] = [];

  do readSection();
  while (tokens.peek().kind !== "end");
  operators.check();
  const message = errors.first([
    "reserved",
    "unknownFunction",
    "section",
    "undefinedName",
    "undefinedValue",
    "overlap",
    "conflict",
    "operand",
    "function",
  ]);
  if (message !== undefined) return message;
  shortenIndexes(conflicts.paths);
  return { sections, paths: conflicts.paths, nestedPaths };

  function readSection(): void {
    const name = (["SET", "REMOVE", "ADD", "DELETE"] as const).find((section) => tokens.accept(section));
    if (name === undefined) throw tokens.syntaxError();
    do sections.push(readAction(name));
    while (tokens.accept(","));
    if (seen.has(name)) {
      errors.add("section", `The "${name}" section can only be used once in an update expression;`);
    }
    seen.add(name);
  }

  function readAction(section: SectionName): UpdateAction {
    const path = notePath(readPath());
    if (section === "REMOVE") {
      conflicts.add(path);
      return { type: "remove", path };
    }
    if (section === "SET") {
      tokens.expect("=");
      const val = readSetValue();
      conflicts.add(path);
      return { type: "set", path, val, attrType: isArithmetic(val) ? val.attrType : operandType(val) };
    }
    if (tokens.peek().kind !== "value") throw tokens.syntaxError();
    const val = readValue();
    conflicts.add(path);
    return { type: section === "ADD" ? "add" : "delete", path, val, attrType: checkOperandOf(section, val, errors) };
  }

  /** Reads an operand, or two with + or - between them; parentheses may stand around each and around both. */
  function readSetValue(): Operand | Arithmetic {
    const left = readTerm();
    if (isArithmetic(left)) return left;
    return readArithmetic(left) ?? left;
  }

  function readArithmetic(left: Operand): Arithmetic | undefined {
    const { kind, text: sign } = tokens.peek();
    if (kind !== "symbol" || (sign !== "+" && sign !== "-")) return undefined;
    tokens.next();
    operators.add();
    const args = [left, readOperand()];
    return { type: sign === "+" ? "add" : "subtract", args, attrType: checkUpdateFunction(sign, args, errors) };
  }

  function readTerm(): Operand | Arithmetic {
    if (!tokens.accept("(")) return readSimpleOperand();
    operators.open();
    const value = readSetValue();
    tokens.expect(")");
    operators.close();
    return value;
  }

  function readOperand(): Operand {
    const term = readTerm();
    if (isArithmetic(term)) throw tokens.syntaxError();
    return term;
  }

  function readSimpleOperand(): Operand {
    const { kind, text: name } = tokens.peek();
    if (kind === "value") return readValue();
    if (kind !== "word" || tokens.peek(1).text !== "(") return notePath(readPath());
    tokens.next();
    tokens.next();
    return readCall(name);
  }

  function readCall(name: string): FunctionCall {
    operators.add();
    operators.open();
    const args = [readOperand()];
    while (tokens.accept(",")) args.push(readOperand());
    tokens.expect(")");
    operators.close();
    return { type: "function", name, args, attrType: checkUpdateFunction(name, args, errors) };
  }

  function readValue(): Operand {
    const { text: placeholder } = tokens.next();
    const value = context.attrVals?.[placeholder];
    if (value) delete context.unusedAttrVals?.[placeholder];
    else errors.add("undefinedValue", undefinedValue(placeholder));
    return value;
  }

  function notePath(path: Path): Path {
    if (path.length > 1) nestedPaths[String(path[0])] = true;
    return path;
  }
}

function isArithmetic(value: Operand | Arithmetic): value is Arithmetic {
  return value !== undefined && !isPath(value) && "args" in value && value["type"] !== "function";
}

/**
 * Indexes behind the end of every list append in their order. Small numbers keep that order; dynalite would make an
 * array as long as the largest.
 */
function shortenIndexes(paths: readonly Path[]): void {
  const large = new Set(paths.flat().filter((piece) => typeof piece === "number" && piece > longestList));
  const order = [...large].sort((one, two) => Number(one) - Number(two));
  const short = new Map(order.map((index, rank) => [index, longestList + 1 + rank]));
  for (const path of paths) {
    path.forEach((piece, at) => (path[at] = short.get(piece) ?? piece));
  }
}
