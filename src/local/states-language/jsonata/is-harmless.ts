import jsonata from "jsonata";

import { costOf } from "../pattern-cost.ts";

type Node = Readonly<Record<string, unknown>>;

/** Functions that take time and space in proportion to their arguments. */
const linearFunctions = new Set([
  "abs",
  "append",
  "average",
  "base64decode",
  "base64encode",
  "boolean",
  "ceil",
  "contains",
  "count",
  "exists",
  "floor",
  "fromMillis",
  "hash",
  "join",
  "keys",
  "length",
  "lookup",
  "lowercase",
  "max",
  "merge",
  "millis",
  "min",
  "not",
  "now",
  "number",
  "parse",
  "partition",
  "power",
  "random",
  "range",
  "reverse",
  "round",
  "split",
  "sqrt",
  "string",
  "substring",
  "substringAfter",
  "substringBefore",
  "sum",
  "trim",
  "type",
  "uppercase",
  "uuid",
]);

/** Each binding can double what the one before holds. */
const mostBindings = 3;
const widestRange = 1000;

/**
 * Whether each step of an expression takes time about proportional to the data it is given, so that a meter between the
 * steps bounds its work (`work-meter.ts`) and it may begin in the thread that serves everyone. It is so when it calls
 * nothing but simple functions and defines none. What walks the data more than once is left to another process as well:
 * the meter would only send it there.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function isHarmlessExpression(source: string): boolean {
  try {
    const tree: unknown = jsonata(source).ast();
    return isHarmless(tree, "once") && countBindings(tree) <= mostBindings;
  } catch {
    return true;
  }
}

/** Whether the node is evaluated once, or for each element of something. */
type Repetition = "once" | "for each element";

function isHarmless(node: unknown, repetition: Repetition): boolean {
  if (!isNode(node)) return true;
  if (!haveHarmlessFilters(node)) return false;
  switch (node["type"]) {
    case "number":
    case "string":
    case "value":
    case "name":
    case "variable":
    case "wildcard":
      return true;
    case "regex":
      return node["value"] instanceof RegExp && costOf(node["value"]) === "linear";
    case "binary":
      return node["value"] === ".." ? isShortRange(node) : areHarmless([node["lhs"], node["rhs"]], repetition);
    case "unary":
      return areHarmless([node["expression"], node["expressions"], node["lhs"]].flat(2), repetition);
    case "condition":
      return areHarmless([node["condition"], node["then"], node["else"]], repetition);
    case "block":
      return areHarmless(listOf(node["expressions"]), repetition);
    case "bind":
      return isHarmless(node["rhs"], repetition);
    case "function":
      return isLinearCall(node) && hasPlainPicture(node) && areHarmless(listOf(node["arguments"]), repetition);
    case "path":
      return isHarmlessPath(node, repetition);
    case "sort":
      return listOf(node["terms"]).every((term) => isNode(term) && isHarmless(term["expression"], "for each element"));
    default:
      return false;
  }
}

function areHarmless(nodes: readonly unknown[], repetition: Repetition): boolean {
  return nodes.every((node) => isHarmless(node, repetition));
}

function isHarmlessPath(node: Node, repetition: Repetition): boolean {
  const [first, ...rest] = listOf(node["steps"]);
  const startsAnew = isNode(first) && first["type"] === "variable" && first["value"] !== "";
  if (startsAnew && repetition === "for each element") return false;
  const group = isNode(node["group"]) ? listOf(node["group"]["lhs"]).flat() : [];
  return isHarmless(first, repetition) && areHarmless([...rest, ...group], "for each element");
}

/** `[…]` behind a step or a value. */
function haveHarmlessFilters(node: Node): boolean {
  const filters = [...listOf(node["stages"]), ...listOf(node["predicate"])];
  return filters.every(
    (filter) => isNode(filter) && filter["type"] === "filter" && isHarmless(filter["expr"], "for each element"),
  );
}

function isLinearCall(node: Node): boolean {
  const procedure = node["procedure"];
  return isNode(procedure) && procedure["type"] === "variable" && linearFunctions.has(String(procedure["value"]));
}

/** A picture of a time may ask for any width of its parts: `[Y,1000000000]`. */
function hasPlainPicture(node: Node): boolean {
  const procedure = node["procedure"];
  if (!isNode(procedure) || procedure["value"] !== "fromMillis") return true;
  const [, picture] = listOf(node["arguments"]);
  return (
    picture === undefined ||
    (isNode(picture) && picture["type"] === "string" && !/\[[^\]]*,/.test(String(picture["value"])))
  );
}

function isShortRange({ lhs, rhs }: Node): boolean {
  if (!isNode(lhs) || !isNode(rhs) || lhs["type"] !== "number" || rhs["type"] !== "number") return false;
  return Number(rhs["value"]) - Number(lhs["value"]) < widestRange;
}

function countBindings(node: unknown): number {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return 0;
  const own = isNode(node) && node["type"] === "bind" ? 1 : 0;
  return Object.values(node).reduce<number>((total, child) => total + countBindings(child), own);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
