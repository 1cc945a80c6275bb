import jsonata from "jsonata";
import { isNode, type Node } from "./syntax-tree.ts";

/**
 * The names that an expression reads from a context item, which no expression of Step Functions has: `phone`, but not
 * `$states.input.phone`. Names in later steps, filters, groups and functions have their own item.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 * @param tree as JSONata's parser makes it
 */
export function topLevelNames(tree: ReturnType<ReturnType<typeof jsonata>["ast"]>): string[] {
  const names = new Set<string>();
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.shift();
    if (Array.isArray(node)) open.unshift(...node);
    else if (isNode(node)) {
      if (node["type"] === "name") names.add(String(node["value"]));
      open.unshift(...partsWithoutItem(node));
    }
  }
  return [...names];
}

/** The parts of a node that are evaluated without an item, as the node itself. */
function partsWithoutItem(node: Node): unknown[] {
  switch (node["type"]) {
    case "path":
      return Array.isArray(node["steps"]) ? node["steps"].slice(0, 1) : [];
    case "binary":
    case "apply":
      return [node["lhs"], node["rhs"]];
    case "bind":
      return [node["rhs"]];
    case "unary":
      return [node["expression"], node["expressions"], node["value"] === "{" ? node["lhs"] : undefined];
    case "block":
      return [node["expressions"]];
    case "condition":
      return [node["condition"], node["then"], node["else"]];
    case "function":
    case "partial":
      return [node["procedure"], node["arguments"]];
    default:
      return [];
  }
}
