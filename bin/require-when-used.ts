import type { Plugin } from "rolldown";

/**
 * Makes the modules of oclif, which are CommonJS, require one another when a name is used and not when the module is
 * loaded. Most of them serve plugins, hooks, discovery of commands and help: a command that runs needs few.
 */
export const requireWhenUsed: Plugin = {
  name: "require-when-used",
  transform(code, id) {
    if (!/[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/.test(id)) return undefined;
    let changed = code;
    for (const [statement, name = "", value = ""] of code.matchAll(importStatement))
      changed = changed.replace(statement, "").replaceAll(new RegExp(`\\b${name}\\b`, "g"), () => `(${value})`);
    return { code: changed, map: null };
  },
};

/** `const name_1 = require("…");`, as TypeScript writes imports. */
const importStatement = /^const (\w+_\d+) = ((?:__import\w+\()?require\("[^"]+"\)\)?);$/gm;
