import { type FirstErrors, immediateType, isPath, type Operand, operandType } from "./context.ts";

type Errors = FirstErrors<"unknownFunction" | "function" | "operand">;

/** Checks a function or an operator of SET and answers the type of its result, where that is known. */
export function checkUpdateFunction(name: string, args: readonly Operand[], errors: Errors): string | undefined {
  if (!["if_not_exists", "list_append", "+", "-"].includes(name)) {
    errors.add("unknownFunction", `Invalid function name; function: ${name}`);
    return undefined;
  }
  if (errors.has("unknownFunction") || errors.has("function")) return undefined;
  if (args.length !== 2) {
    errors.add(
      "function",
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${args.length}`,
    );
    return undefined;
  }
  if (name === "if_not_exists") {
    if (isPath(args[0])) return operandType(args[1]);
    errors.add("function", `Operator or function requires a document path; operator or function: ${name}`);
    return undefined;
  }
  const wanted = name === "list_append" ? "L" : "N";
  const wrong = args.map(immediateType).find((type) => type !== undefined && type !== wanted);
  if (wrong === undefined) return wanted;
  errors.add(
    "function",
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${wrong}`,
  );
  return undefined;
}

const typeWords: Readonly<Record<string, string>> = {
  S: "STRING",
  N: "NUMBER",
  B: "BINARY",
  NULL: "NULL",
  BOOL: "BOOLEAN",
  L: "LIST",
  M: "MAP",
};

/** ADD takes a number or a set, DELETE a set; answers the type of the value. */
export function checkOperandOf(section: "ADD" | "DELETE", value: Operand, errors: Errors): string | undefined {
  const type = immediateType(value);
  const word = type && typeWords[type];
  if (word && !(section === "ADD" && type === "N")) {
    errors.add(
      "operand",
      `Incorrect operand type for operator or function; operator: ${section}, operand type: ${word}`,
    );
  }
  return type;
}
