import {
  type AttributeValue,
  type FirstErrors,
  immediateType,
  isCall,
  isPath,
  type Operand,
  operandType,
  showPath,
} from "./context.ts";

export type ConditionError = "unknownFunction" | "operand" | "distinct" | "function" | "misusedFunction";

type Errors = FirstErrors<ConditionError>;

const operandCounts = new Map([
  ["attribute_exists", 1],
  ["attribute_not_exists", 1],
  ["attribute_type", 2],
  ["begins_with", 2],
  ["contains", 2],
  ["size", 1],
]);

const typeNames = new Set(["S", "N", "B", "NULL", "SS", "BOOL", "L", "BS", "NS", "M"]);

/** Checks a function of a condition and answers the type of its result, where that is known. */
export function checkFunction(name: string, args: readonly Operand[], errors: Errors): string | undefined {
  const count = operandCounts.get(name);
  if (count === undefined) {
    errors.add("unknownFunction", `Invalid function name; function: ${name}`);
    return undefined;
  }
  if (errors.has("unknownFunction") || errors.has("operand")) return undefined;
  if (args.length !== count) {
    errors.add(
      "operand",
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${args.length}`,
    );
    return undefined;
  }
  checkDistinct(name, args, errors);
  if (errors.has("function")) return undefined;
  return checkOperands(name, args, errors);
}

function checkOperands(name: string, args: readonly Operand[], errors: Errors): string | undefined {
  const [first, second] = args;
  switch (name) {
    case "attribute_exists":
    case "attribute_not_exists":
      if (isPath(first)) return undefined;
      errors.add("function", `Operator or function requires a document path; operator or function: ${name}`);
      return undefined;
    case "begins_with": {
      const wrong = args.map(operandType).find((type) => type !== undefined && type !== "S" && type !== "B");
      return wrong ? refuseType(wrong) : "BOOL";
    }
    case "attribute_type":
      return operandType(second) === "S"
        ? checkTypeName(second)
        : refuseType(operandType(second) ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
    case "size": {
      const type = operandType(first) ?? "";
      return ["N", "BOOL", "NULL"].includes(type) ? refuseType(type) : "N";
    }
    default:
      return "BOOL";
  }

  function refuseType(type: string): undefined {
    errors.add(
      "function",
      `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
    );
  }

  function checkTypeName(operand: Operand): string | undefined {
    const type = valueText(operand, "S");
    if (typeNames.has(type)) return "BOOL";
    errors.add(
      "function",
      `Invalid attribute type name found; type: ${type}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
    );
    return undefined;
  }
}

/** An operator may not compare an attribute with itself. */
export function checkDistinct(operator: string, args: readonly Operand[], errors: Errors): void {
  const [one, two] = args;
  if (args.length !== 2 || !isPath(one) || !isPath(two) || one.length !== two.length) return;
  if (one.some((piece, at) => piece !== two[at])) return;
  errors.add(
    "distinct",
    "The first operand must be distinct from the remaining operands for this operator or function; " +
      `operator: ${operator}, first operand: ${showPath(one)}`,
  );
}

/** Only `size` gives a value that an operator or a function can work on. */
export function checkMisusedFunctions(args: readonly Operand[], errors: Errors): void {
  const misused = args.find((arg) => isCall(arg) && arg.name !== "size");
  if (isCall(misused)) refuseMisused(misused.name, errors);
}

/** `size` alone is not a condition. */
export function refuseMisused(name: string, errors: Errors): void {
  errors.add("misusedFunction", `The function is not allowed to be used this way in an expression; function: ${name}`);
}

/** The bounds of BETWEEN have one type and an order. */
export function checkBounds(
  lower: Operand,
  upper: Operand,
  isGreater: (left: unknown, right: unknown) => boolean,
  errors: Errors,
): void {
  const [lowerType, upperType] = [immediateType(lower), immediateType(upper)];
  if (errors.has("function") || lowerType === undefined || upperType === undefined) return;
  const bounds =
    `lower bound operand: AttributeValue: {${lowerType}:${valueText(lower, lowerType)}}, ` +
    `upper bound operand: AttributeValue: {${upperType}:${valueText(upper, upperType)}}`;
  if (lowerType !== upperType) {
    errors.add("function", `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
  } else if (isGreater(lower, upper)) {
    errors.add(
      "function",
      `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
    );
  }
}

function valueText(operand: Operand, type: string): string {
  const value: AttributeValue = operand === undefined || isPath(operand) || isCall(operand) ? {} : operand;
  return String(value[type]);
}
