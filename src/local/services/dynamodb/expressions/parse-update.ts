import { type ExpressionContext, isPath, type Operand, operandType, type Path } from "./context.ts";
import { createExpressionReader, type ExpressionReader } from "./expression-reader.ts";
import { createPathConflicts, type PathConflicts, type PathError } from "./path-conflicts.ts";
import { isCallNext, readCall, readValue } from "./read-operand.ts";
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

interface ParsedUpdate {
  readonly sections: readonly UpdateAction[];
  readonly paths: readonly Path[];
  readonly nestedPaths: Readonly<Record<string, true>>;
}

const sectionNames = ["SET", "REMOVE", "ADD", "DELETE"] as const;

type SectionName = (typeof sectionNames)[number];

type ErrorKind =
  | PathError
  | "reserved"
  | "undefinedName"
  | "undefinedValue"
  | "unknownFunction"
  | "function"
  | "operand"
  | "section";

/** Of several errors, DynamoDB reports the first kind in this order. */
const errorOrder: readonly ErrorKind[] = [
  "reserved",
  "unknownFunction",
  "section",
  "undefinedName",
  "undefinedValue",
  "overlap",
  "conflict",
  "operand",
  "function",
];

/** One reading of an update, with the paths that it changes. */
interface UpdateReader extends ExpressionReader<ErrorKind> {
  readonly conflicts: PathConflicts;
}

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
  const parts = createExpressionReader<ErrorKind>(text, context, new Set<string>(sectionNames));
  const reader: UpdateReader = { ...parts, conflicts: createPathConflicts(parts.errors) };
  const { tokens, errors, operators, conflicts, nestedPaths } = reader;
  const sections: UpdateAction[] = [];
  const seen = new Set<SectionName>();
  do {
    const { name, actions } = readSection(reader);
    sections.push(...actions);
    if (seen.has(name)) {
      errors.add("section", `The "${name}" section can only be used once in an update expression;`);
    }
    seen.add(name);
  } while (tokens.peek().kind !== "end");
  operators.check();
  const message = errors.first(errorOrder);
  if (message !== undefined) return message;
  shortenIndexes(conflicts.paths);
  return { sections, paths: conflicts.paths, nestedPaths };
}

function readSection(reader: UpdateReader): { name: SectionName; actions: UpdateAction[] } {
  const { tokens } = reader;
  const name = sectionNames.find((section) => tokens.accept(section));
  if (name === undefined) throw tokens.syntaxError();
  const actions: UpdateAction[] = [];
  do actions.push(readAction(reader, name));
  while (tokens.accept(","));
  return { name, actions };
}

function readAction(reader: UpdateReader, section: SectionName): UpdateAction {
  const { tokens, conflicts, errors } = reader;
  const path = readPath(reader);
  if (section === "REMOVE") {
    conflicts.add(path);
    return { type: "remove", path };
  }
  if (section === "SET") {
    tokens.expect("=");
    const val = readSetValue(reader);
    conflicts.add(path);
    return { type: "set", path, val, attrType: isArithmetic(val) ? val.attrType : operandType(val) };
  }
  if (tokens.peek().kind !== "value") throw tokens.syntaxError();
  const val = readValue(reader, "undefinedValue");
  conflicts.add(path);
  return { type: section === "ADD" ? "add" : "delete", path, val, attrType: checkOperandOf(section, val, errors) };
}

/** Reads an operand, or two with + or - between them; parentheses may stand around each and around both. */
function readSetValue(reader: UpdateReader): Operand | Arithmetic {
  const left = readTerm(reader);
  if (isArithmetic(left)) return left;
  return readArithmetic(reader, left) ?? left;
}

function readArithmetic(reader: UpdateReader, left: Operand): Arithmetic | undefined {
  const { tokens, operators, errors } = reader;
  const { kind, text: sign } = tokens.peek();
  if (kind !== "symbol" || (sign !== "+" && sign !== "-")) return undefined;
  tokens.next();
  operators.add();
  const args = [left, readOperand(reader)];
  return { type: sign === "+" ? "add" : "subtract", args, attrType: checkUpdateFunction(sign, args, errors) };
}

function readTerm(reader: UpdateReader): Operand | Arithmetic {
  const { tokens, operators } = reader;
  if (!tokens.accept("(")) return readSimpleOperand(reader);
  operators.open();
  const value = readSetValue(reader);
  tokens.expect(")");
  operators.close();
  return value;
}

function readOperand(reader: UpdateReader): Operand {
  const term = readTerm(reader);
  if (isArithmetic(term)) throw reader.tokens.syntaxError();
  return term;
}

function readSimpleOperand(reader: UpdateReader): Operand {
  if (reader.tokens.peek().kind === "value") return readValue(reader, "undefinedValue");
  if (!isCallNext(reader)) return readPath(reader);
  return readCall(
    reader,
    () => readOperand(reader),
    (name, args) => checkUpdateFunction(name, args, reader.errors),
  );
}

function readPath({ paths, nestedPaths }: UpdateReader): Path {
  const path = paths.readPath();
  if (path.length > 1) nestedPaths[String(path[0])] = true;
  return path;
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
