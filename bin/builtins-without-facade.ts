import { isBuiltin } from "node:module";
import type { Plugin } from "rolldown";
import { readBuiltinsWhenUsed } from "./builtins-when-used.ts";

/**
 * Takes Node's own modules with `process.getBuiltinModule` in the bundles, most of them when they are used for the first
 * time. An `import` of one looks at all its exports: of `node:http` also at WebSocket, which loads the whole of undici,
 * and of `node:fs` at its streams. `node:https` costs 15 ms, `node:crypto` 5, `node:child_process` 4.
 */
export const builtinsWithoutFacade: Plugin = {
  name: "builtins-without-facade",
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === "chunk")
        chunk.code = replaceImports(readBuiltinsWhenUsed(chunk.code, (code) => this.parse(code)));
  },
};

function replaceImports(code: string): string {
  return code
    .replaceAll(/^import ([^"'\n]+) from "([^"\n]+)";$/gm, (statement, names: string, id: string) =>
      isBuiltin(id) ? (takeBuiltin(names, id, code) ?? statement) : statement,
    )
    .replaceAll(/\bimport\("(node:https?)"\)/g, 'Promise.resolve(globalThis.process.getBuiltinModule("$1"))');
}

/**
 * `x, { a as b }` or `* as x` as statements; undefined for a namespace that is asked for its default, which stays an
 * import. They say `var`, because an import is there before its module has run.
 */
function takeBuiltin(names: string, id: string, code: string): string | undefined {
  const [, namespace] = /^\* as ([\w$]+)$/.exec(names) ?? [];
  if (namespace !== undefined && !code.includes(`${namespace}.default`))
    return `var ${namespace} = globalThis.process.getBuiltinModule("${id}");`;
  const [, whole, named] = /^([\w$]+)?(?:, )?(\{.*\})?$/.exec(names) ?? [];
  if ((whole === undefined && named === undefined) || named?.includes("default as")) return undefined;
  const builtin = `globalThis.process.getBuiltinModule("${id}")`;
  const statements = [
    whole && `var ${whole} = ${builtin};`,
    named && `var ${named.replaceAll(" as ", ": ")} = ${builtin};`,
  ];
  return statements.filter(Boolean).join(" ");
}
