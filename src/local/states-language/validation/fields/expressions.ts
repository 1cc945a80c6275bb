import jsonata from "jsonata";
import { isNode, type Node, nodesOf } from "../../jsonata/syntax-tree.ts";
import { topLevelNames } from "../../jsonata/top-level-names.ts";
import type { Place } from "../place.ts";
import { reportWithCode } from "../report.ts";

/**
 * Checks a JSONata expression: that it can be read, and that it refers to nothing that does not exist where it stands.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkExpression(source: string, { report, location, statesFields }: Place): void {
  let tree: ReturnType<ReturnType<typeof jsonata>["ast"]>;
  try {
    tree = jsonata(source).ast();
  } catch (error) {
    reportWithCode(report, { code: "INVALID_JSONATA_EXPRESSION", message: describeSyntaxError(error), location });
    return;
  }
  const known = new Set(["input", "context", ...statesFields]);
  const complaints = new Set<string>();
  for (const node of nodesOf(tree)) {
    const complaint = complaintAbout(node, known);
    if (complaint !== undefined) complaints.add(complaint);
  }
  for (const name of topLevelNames(tree)) complaints.add(`Reference to '${name}' at the top level is not supported.`);
  for (const message of complaints)
    reportWithCode(report, { code: "UNSUPPORTED_JSONATA_EXPRESSION", message, location });
}

function complaintAbout(node: Node, known: ReadonlySet<string>): string | undefined {
  if (node["type"] === "variable" && node["value"] === "$") return "Reference to '$$' is not supported.";
  if (node["type"] === "path" && Array.isArray(node["steps"])) {
    const [first, second]: unknown[] = node["steps"];
    const isStates = isNode(first) && first["type"] === "variable" && first["value"] === "states";
    if (isStates && isNode(second) && second["type"] === "name" && !known.has(String(second["value"]))) {
      return `Field '$states.${String(second["value"])}' does not exist.`;
    }
  }
  return undefined;
}

/** JSONata's own message; AWS leaves its code out. */
function describeSyntaxError(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}
