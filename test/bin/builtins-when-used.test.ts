import { parseAst } from "rolldown/parseAst";
import { expect, test } from "vitest";
import { readBuiltinsWhenUsed } from "../../bin/builtins-when-used.ts";

function transform(code: string): string {
  return readBuiltinsWhenUsed(code, parseAst);
}

/** Runs a module's text as a function body, after its builtins were made late; `loaded` counts what it asked for. */
function run(code: string): { result: unknown; loaded: string[] } {
  const loaded: string[] = [];
  const getBuiltinModule = (id: string): unknown => {
    loaded.push(id);
    return process.getBuiltinModule(id);
  };
  const body = new Function("globalThis", `${transform(code)}\nreturn typeof result === "undefined" ? 0 : result;`);
  return { result: body({ process: { getBuiltinModule } }), loaded };
}

test("a module is loaded when a name of it is used, and once", () => {
  const unused = run('import { createHash } from "node:crypto";\nconst hash = () => createHash("sha1");');
  expect(unused.loaded).toEqual([]);
  const used = run(
    'import { createHash as make } from "node:crypto";\nconst of = (text) => make("sha1").update(text).digest("hex");\nvar result = [of(""), of("")];',
  );
  expect(used.loaded).toEqual(["node:crypto"]);
  expect(used.result).toEqual(["da39a3ee5e6b4b0d3255bfef95601890afd80709", "da39a3ee5e6b4b0d3255bfef95601890afd80709"]);
});

test("classes can be made, extended and compared with", () => {
  const { result } = run(
    'import { Readable, PassThrough as Through } from "node:stream";\nclass Own extends Readable {}\nvar result = [new Own() instanceof Readable, new Through() instanceof Through];',
  );
  expect(result).toEqual([true, true]);
});

test("a default import is the module", () => {
  const { result } = run('import http from "node:http";\nvar result = new http.Agent({ maxSockets: 3 }).maxSockets;');
  expect(result).toBe(3);
});

test("properties of the same name stay, and short ones keep their name", () => {
  const { result } = run(
    'import { cpus } from "node:os";\nconst other = { cpus: 3 };\nvar result = [other.cpus, typeof { cpus }.cpus, Object.keys({ cpus })];',
  );
  expect(result).toEqual([3, "function", ["cpus"]]);
});

test.each([
  ["a parameter", "const f = (cpus) => cpus;"],
  ["a variable", "function f() { const { cpus } = {}; return cpus; }"],
  ["an export", "export { cpus };"],
])("a name that is also %s stays an import", (_what, code) => {
  expect(transform(`import { cpus } from "node:os";\n${code}`)).toContain('import { cpus } from "node:os"');
});

test("modules that Node has loaded anyway stay as they are", () => {
  const code = 'import { join } from "node:path";\nconst file = join("a", "b");';
  expect(transform(code)).toBe(code);
});
