import jsonata from "jsonata";
import { isNode, type Node, nodesOf } from "./syntax-tree.ts";

/** Functions that can stand where a variable can: `$map(list, $string)`. */
const functions = new Set(
  (
    "sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match " +
    "contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt " +
    "power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each " +
    "error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent " +
    "decodeUrl eval toMillis fromMillis now millis clone partition range hash uuid parse"
  ).split(" "),
);

/**
 * The variables that an expression needs from outside, without `$states`, each once. None where it cannot be read.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function freeVariables(source: string): string[] {
  const nodes = [...nodesOf(treeOf(source))];
  const bound = new Set(nodes.flatMap(boundNames));
  const called = new Set(nodes.map((node) => node["procedure"]));
  const named = nodes
    .filter((node) => node["type"] === "variable" && !called.has(node))
    .map((node) => String(node["value"]))
    .filter((name) => name !== "" && name !== "$" && name !== "states" && !functions.has(name) && !bound.has(name));
  return [...new Set(named)];
}

function treeOf(source: string): unknown {
  try {
    return jsonata(source).ast();
  } catch {
    return undefined;
  }
}

/** The names that `:=`, a function's parameters, `@$name` and `#$name` bind. */
function boundNames(node: Node): string[] {
  const own = [node["focus"], node["index"]].filter((name) => typeof name === "string");
  if (node["type"] === "bind") return [...own, ...namesIn([node["lhs"]])];
  if (node["type"] === "lambda") return [...own, ...namesIn(node["arguments"])];
  const stages = Array.isArray(node["stages"]) ? node["stages"] : [];
  return [...own, ...stages.filter((stage) => isNode(stage) && stage["type"] === "index").map(nameOf)];
}

function namesIn(nodes: unknown): string[] {
  return Array.isArray(nodes) ? nodes.map(nameOf) : [];
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node["value"]) : "";
}
