import { isBuiltin } from "node:module";
import type { ESTree } from "rolldown/utils";
import { replaceRanges, type Replacement } from "./replace-ranges.ts";
import { findUses } from "./find-uses.ts";

/** Node has loaded these before any program runs. */
const loadedAnyway = new Set(["buffer", "events", "fs", "module", "path", "process", "timers", "url", "util"]);

/**
 * Replaces names imported from Node's own modules by expressions that load the module when they are evaluated. A name
 * that the code exports or declares a second time stays an import.
 */
export function readBuiltinsWhenUsed(code: string, parse: (code: string) => ESTree.Program): string {
  // A syntax tree of a large chunk takes half a second.
  if (!namesLateBuiltin(code)) return code;
  const program = parse(code);
  const imports = program.body.filter(isLateImport);
  if (imports.length === 0) return code;
  const uses = findUses(
    program,
    new Set(imports.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name))),
  );
  const changes = imports.flatMap((declaration) => changeImport(declaration, uses));
  return replaceRanges(code, changes);
}

/** Whether there is text that may be the end of a statement that imports one of those modules. */
function namesLateBuiltin(code: string): boolean {
  return code.matchAll(/\bfrom\s*["']([\w:/]+)["']/g).some(([, id = ""]) => isLate(id));
}

function isLate(id: string): boolean {
  return isBuiltin(id) && !loadedAnyway.has(id.replace("node:", ""));
}

function changeImport(
  declaration: ESTree.ImportDeclaration,
  uses: ReadonlyMap<string, readonly Replacement[]>,
): Replacement[] {
  const { start, end, source, specifiers } = declaration;
  const late = specifiers.filter(({ local }) => uses.has(local.name));
  if (late.length === 0) return [];
  const kept = specifiers.filter((specifier) => !late.includes(specifier));
  const builtin = `builtin$${source.value.replace("node:", "").replaceAll(/\W/g, "$")}$${start}`;
  // A function with `var`: chunks that import one another may use it before this statement is reached.
  const load = `var ${builtin}$; function ${builtin}() { return (${builtin}$ ??= globalThis.process.getBuiltinModule("${source.value}")); }`;
  return [
    { start, end, text: [...writeImports(kept, source.value), load].join("\n") },
    ...late.flatMap((specifier) => {
      const member = specifier.type === "ImportSpecifier" && importedName(specifier) !== "default";
      const access = member ? `(${builtin}().${importedName(specifier)})` : `(${builtin}())`;
      return (uses.get(specifier.local.name) ?? []).map((use) => ({ ...use, text: use.text + access }));
    }),
  ];
}

function writeImports(specifiers: ESTree.ImportDeclaration["specifiers"], id: string): string[] {
  return specifiers.map((specifier) => {
    const { name } = specifier.local;
    if (specifier.type === "ImportDefaultSpecifier") return `import ${name} from "${id}";`;
    if (specifier.type === "ImportNamespaceSpecifier") return `import * as ${name} from "${id}";`;
    return `import { ${importedName(specifier)} as ${name} } from "${id}";`;
  });
}

function importedName({ imported }: ESTree.ImportSpecifier): string {
  return imported.type === "Identifier" ? imported.name : imported.value;
}

function isLateImport(statement: ESTree.Program["body"][number]): statement is ESTree.ImportDeclaration {
  if (statement.type !== "ImportDeclaration" || !isLate(statement.source.value)) return false;
  // A namespace may be handed on whole, and one that is imported for its effect has no names.
  return statement.specifiers.every(({ type }) => type !== "ImportNamespaceSpecifier");
}
