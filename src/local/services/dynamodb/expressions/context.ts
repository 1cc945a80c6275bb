/** An attribute value as the wire has it: `{ S: "a" }`. */
export type AttributeValue = Readonly<Record<string, unknown>>;

/** A document path: names of attributes and indexes into lists. */
export type Path = (string | number)[];

export interface FunctionCall {
  readonly type: "function";
  readonly name: string;
  readonly args: readonly Operand[];
  readonly attrType: string | undefined;
}

/** The operand of an operator; undefined stands for a placeholder that is not defined, which is an error already. */
export type Operand = Path | AttributeValue | FunctionCall | undefined;

/**
 * The context that dynalite hands its parsers: the placeholders of the request, and which of them nothing has used
 * yet.
 */
export interface ExpressionContext {
  readonly attrNames?: Readonly<Record<string, string>>;
  readonly attrVals?: Readonly<Record<string, AttributeValue>>;
  readonly unusedAttrNames?: Record<string, unknown>;
  readonly unusedAttrVals?: Record<string, unknown>;
  isReserved(name: string): boolean;
  compare(operator: string, left: unknown, right: unknown): boolean;
}

/** The first error of each kind: DynamoDB reports one, by an order of kinds. */
export interface FirstErrors<Kind extends string> {
  /** Keeps the error unless one of its kind is there. */
  add(kind: Kind, message: string): void;
  has(kind: Kind): boolean;
  /** The error of the first of these kinds that has one. */
  first(kinds: readonly Kind[]): string | undefined;
}

/** Starts without errors. A later error of a kind that has one is dropped. */
export function createFirstErrors<Kind extends string>(): FirstErrors<Kind> {
  const errors = new Map<Kind, string>();
  return {
    add: (kind, message) => void (errors.has(kind) || errors.set(kind, message)),
    has: (kind) => errors.has(kind),
    first: (kinds) => kinds.map((kind) => errors.get(kind)).find((message) => message !== undefined),
  };
}

/** The path as DynamoDB's messages show it. */
export function showPath(path: Path): string {
  return `[${path.map((piece) => (typeof piece === "number" ? `[${piece}]` : piece)).join(", ")}]`;
}

/** A path is a list of names and indexes; values and calls are objects. */
export function isPath(operand: Operand): operand is Path {
  return Array.isArray(operand);
}

/** A value can have a member `args` too: only calls also have the type `function`. */
export function isCall(operand: Operand): operand is FunctionCall {
  return operand !== undefined && !isPath(operand) && "args" in operand && operand["type"] === "function";
}

const valueTypes = ["S", "N", "B", "NULL", "BOOL", "SS", "NS", "BS", "L", "M"];

/** The type of a value that the request gives; undefined of paths and functions. */
export function immediateType(operand: Operand): string | undefined {
  if (operand === undefined || isPath(operand) || isCall(operand)) return undefined;
  return valueTypes.find((type) => operand[type] !== undefined && operand[type] !== null);
}

/** The type of a value or of what a function answers. */
export function operandType(operand: Operand): string | undefined {
  return isCall(operand) ? operand.attrType : immediateType(operand);
}

/** DynamoDB's text for a placeholder, `:name`, that `ExpressionAttributeValues` lacks. */
export function undefinedValue(placeholder: string): string {
  return `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`;
}
