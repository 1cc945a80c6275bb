import { createHash } from "node:crypto";
import { isBuiltin } from "node:module";
import type { Plugin } from "rolldown";

/**
 * Prepares the program's chunks, which are CommonJS, for the loader in `bin/run.js`. A chunk loads another one when it
 * uses a name of it for the first time, and not when it is loaded. Node's own modules come as the loader gives them.
 * Every file ends with the build's id, by which the loader knows whether compiled code belongs to it.
 */
export const programChunks: Plugin = {
  name: "program-chunks",
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
    for (const chunk of chunks) chunk.code = writeInAscii(callOutsideByLoader(loadWhenUsed(chunk.code)));
    const build = createHash("sha256");
    for (const { fileName, code } of chunks.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1)))
      build.update(`${fileName}\n${code}\n`);
    const id = build.digest("hex").slice(0, 16);
    for (const chunk of chunks) chunk.code = `${wrapper}\n${chunk.code.trimEnd()}\n})\n//${id}\n`;
  },
};

/** Every file is one function. Written around the text when it is loaded, it would copy the text. */
const wrapper = "(function (exports, require, module, __filename, __dirname, loader) {";

/**
 * Makes the chunks that a chunk requires at its beginning load at their first use. The bundler gives each a name that
 * nothing else in the chunk has. A chunk that is required for its effect has no name, and is loaded at once.
 */
export function loadWhenUsed(code: string): string {
  const names = new Map([...code.matchAll(ownRequire)].map(([, name = "", path = ""]) => [name, path]));
  const builtins = [...code.matchAll(builtinRequire)].flatMap(([, name = "", id = ""]) =>
    isBuiltin(id) ? [name] : [],
  );
  let changed = code.replaceAll(builtinRequire, (text, name: string, id: string) =>
    isBuiltin(id) ? `${name} = loader.builtinLater("${id}")` : text,
  );
  for (const name of builtins) changed = changed.replaceAll(namespaceOf(name), "$<before>$<name>");
  if (names.size === 0) return changed;
  const use = new RegExp(
    `(?<made>\\bnew )?(?<![\\w$]|(?<!\\.\\.)\\.)(?<name>${[...names.keys()].map(escapePattern).join("|")})(?![\\w$])(?! = require\\()`,
    "g",
  );
  // `new f().C()` would make an f.
  changed = changed.replaceAll(use, (_text, made: string | undefined, name: string) =>
    made === undefined ? `${name}()` : `new (${name}())`,
  );
  return changed.replaceAll(
    ownRequire,
    (_text, name: string, path: string) => `${name} = loader.loadLater(() => require("${path}"))`,
  );
}

/** `require_main = require("./main-….cjs")` in a declaration. */
const ownRequire = /(?<=^(?:const|let|var) (?:[^;]*, )?)([\w$]+) = require\("(\.[^"]+)"\)(?=[,;])/gm;

/** `node_fs = require("node:fs")` in a declaration. */
const builtinRequire = /(?<=^(?:const|let|var) (?:[^;]*, )?)([\w$]+) = require\("([\w:/]+)"\)(?=[,;])/gm;

/** `node_fs = runtime.o(node_fs, 1)`, which would copy the module's names into an object that has it as default too. */
function namespaceOf(name: string): RegExp {
  const escaped = escapePattern(name);
  return new RegExp(
    `(?<before>^|[,;] ?)(?<name>${escaped}) = require_rolldown_runtime\\.\\w+\\(${escaped}(?:, 1)?\\)(?=[,;])`,
    "gm",
  );
}

function escapePattern(text: string): string {
  return text.replaceAll("$", "\\$");
}

/** A script has no place that `import()` could start from; the loader has. */
function callOutsideByLoader(code: string): string {
  return code.replaceAll(/(?<![\w$."'`])import\(/g, "loader.importOutside(");
}

/** A text with one letter beyond Latin-1 takes two bytes for each: few are written as escapes, as in strings and patterns. */
export function writeInAscii(code: string): string {
  const beyond = code.match(/[^\0-\x7F]/g)?.length ?? 0;
  if (beyond > code.length / 30) return code;
  return code.replaceAll(/[^\0-\x7F]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
