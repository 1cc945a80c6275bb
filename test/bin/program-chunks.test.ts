import { expect, test } from "vitest";
import { loadWhenUsed, writeInAscii } from "../../bin/program-chunks.ts";

/** Runs a chunk as the loader would; `loaded` names what it asked for, in order. */
function run(code: string, modules: Readonly<Record<string, unknown>>): { result: unknown; loaded: string[] } {
  const loaded: string[] = [];
  const require = (id: string): unknown => {
    loaded.push(id);
    return modules[id];
  };
  const loader = {
    loadLater(load: () => unknown) {
      let value: unknown;
      return () => (value ??= load());
    },
    builtinLater: (id: string) =>
      new Proxy(
        {},
        { get: (_target, name) => (name === "default" ? require(id) : Reflect.get(Object(require(id)), name)) },
      ),
  };
  const body = new Function(
    "require",
    "loader",
    `${loadWhenUsed(code)}\nreturn typeof result === "undefined" ? 0 : result;`,
  );
  return { result: body(require, loader), loaded };
}

const helper = {
  "./helper-1.cjs": {
    t: (n: number) => n + 1,
    C: class Made {
      readonly made = true;
    },
    list: [1, 2],
  },
};

test("a chunk is loaded when a name of it is used, and once", () => {
  const head = 'const require_helper = require("./helper-1.cjs"), require_other = require("./other-2.cjs");\n';
  expect(run(`${head}const later = () => require_other.x;`, helper).loaded).toEqual([]);
  const used = run(`${head}var result = [require_helper.t(1), (0, require_helper.t)(2)];`, helper);
  expect(used).toEqual({ result: [2, 3], loaded: ["./helper-1.cjs"] });
});

test("its classes can be made and extended, and its lists spread", () => {
  const head = 'const require_helper = require("./helper-1.cjs");\n';
  const { result } = run(
    `${head}class Own extends require_helper.C {}
    var result = [new require_helper.C() instanceof require_helper.C, new Own() instanceof require_helper.C, ...require_helper.list];`,
    helper,
  );
  expect(result).toEqual([true, true, 1, 2]);
});

test("a chunk that is required for its effect is loaded at once", () => {
  expect(run('require("./effect-3.cjs");', {}).loaded).toEqual(["./effect-3.cjs"]);
});

test("a module of Node's own is loaded when it is used, by name and as a whole, without a copy of it", () => {
  const head =
    'let node_os = require("node:os"), fs = require("fs");\nfs = require_rolldown_runtime.o(fs, 1);\nnode_os = require_rolldown_runtime.o(node_os);\n';
  const modules = { "node:os": { cpus: () => 4 }, fs: { exists: true } };
  expect(run(`${head}const later = () => node_os.cpus();`, modules).loaded).toEqual([]);
  const { result } = run(`${head}var result = [(0, node_os.cpus)(), fs.default.exists, fs.exists];`, modules);
  expect(result).toEqual([4, true, true]);
});

test("names that only look alike stay", () => {
  const head = 'const require_a = require("./a.cjs");\n';
  const code = `${head}const it = { require_a: 1 }; const require_ab = 2; var result = [it.require_a, require_ab];`;
  expect(() => run(code.replace("{ require_a: 1 }", "{}"), {})).not.toThrow();
  expect(run(code.replace("{ require_a: 1 }", '{ ["require_" + "a"]: 1 }'), {}).result).toEqual([1, 2]);
});

test("few letters beyond ASCII are escaped, so that the text takes one byte for each", () => {
  const code = `var result = ["→ ✖ 한", /[가-힣]/.test("한"), \`–\${1}\`, "😀".length, /^\\p{L}…$/u.test("x…")];${" ".repeat(500)}`;
  const ascii = writeInAscii(code);
  expect(ascii).toMatch(/^[\0-\x7F]*$/);
  expect(run(ascii, {}).result).toEqual(["→ ✖ 한", true, "–1", 2, true]);
  expect(writeInAscii('"라마"')).toBe('"라마"');
});
