import type { Replacement } from "./replace-ranges.ts";

/** Any node of a syntax tree in the form of ESTree. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

/** Names that are written down without meaning a variable. */
const unread: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ["property"],
  MethodDefinition: ["key"],
  PropertyDefinition: ["key"],
  AccessorProperty: ["key"],
  LabeledStatement: ["label"],
  BreakStatement: ["label"],
  ContinueStatement: ["label"],
  MetaProperty: ["meta", "property"],
};

/** Where variables are declared: the names below these properties, as far as they are patterns, are new variables. */
const declaring: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ["id"],
  FunctionDeclaration: ["id", "params"],
  FunctionExpression: ["id", "params"],
  ArrowFunctionExpression: ["params"],
  ClassDeclaration: ["id"],
  ClassExpression: ["id"],
  CatchClause: ["param"],
};

/**
 * Finds where names are read, as ranges to replace; the text is what has to stand before the replacement (`name: ` for
 * a property written short). Names that are declared a second time, exported or assigned to are left out.
 */
export function findUses(program: unknown, names: ReadonlySet<string>): ReadonlyMap<string, readonly Replacement[]> {
  const uses = new Map([...names].map((name): [string, Replacement[]] => [name, []]));

  function visit(value: unknown, isPattern: boolean): void {
    if (Array.isArray(value)) for (const item of value) visit(item, isPattern);
    else if (isNode(value)) visitNode(value, isPattern);
  }

  function visitNode(node: SyntaxNode, isPattern: boolean): void {
    const { type } = node;
    if (type === "ImportDeclaration") return;
    if (type === "ExportNamedDeclaration" && Array.isArray(node["specifiers"]))
      node["specifiers"].forEach(dropExported);
    if (type === "ExportSpecifier") return;
    if (type === "Identifier") return isPattern ? drop(node) : use(node, "");
    if (type === "Property") return visitProperty(node, isPattern);
    if (type === "AssignmentPattern") {
      visit(node["left"], true);
      return visit(node["right"], false);
    }
    if (type === "AssignmentExpression") {
      visit(node["left"], isNode(node["left"]) && node["left"].type !== "MemberExpression");
      return visit(node["right"], false);
    }
    const isNestedPattern = isPattern && /^(ObjectPattern|ArrayPattern|RestElement)$/.test(type);
    for (const [property, child] of Object.entries(node)) {
      if (unread[type]?.includes(property) && node["computed"] !== true) continue;
      visit(child, isNestedPattern || (declaring[type]?.includes(property) ?? false));
    }
  }

  function visitProperty(node: SyntaxNode, isPattern: boolean): void {
    const { key, value } = node;
    if (node["computed"] === true) visit(key, false);
    if (node["shorthand"] === true && !isPattern && isNode(value) && value.type === "Identifier")
      return use(value, `${String(value["name"])}: `);
    visit(value, isPattern);
  }

  function use(node: SyntaxNode, text: string): void {
    uses.get(String(node["name"]))?.push({ start: node.start, end: node.end, text });
  }

  function drop(node: SyntaxNode): void {
    uses.delete(String(node["name"]));
  }

  function dropExported(specifier: unknown): void {
    if (isNode(specifier) && isNode(specifier["local"])) drop(specifier["local"]);
  }

  visit(program, false);
  return uses;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
