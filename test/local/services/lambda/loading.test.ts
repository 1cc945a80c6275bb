import { describe, expect, test } from "vitest";
import { useWorkbench } from "./workbench.ts";

const bench = await useWorkbench();

describe("a handler is found", () => {
  const cases: [what: string, files: Record<string, string>, handler: string, payload: unknown][] = [
    [
      "in an ES module",
      {
        "index.mjs": "import { x } from './lib/x.mjs'; export const handler = async () => x",
        "lib/x.mjs": "export const x = 7",
      },
      "index.handler",
      7,
    ],
    [
      "in a folder of a package of modules",
      { "package.json": '{"type":"module"}', "src/app.js": "export const handler = async () => typeof require" },
      "src/app.handler",
      "undefined",
    ],
    ["in a .cjs file", { "index.cjs": "exports.handler = async () => typeof require" }, "index.handler", "function"],
    [
      "below an object",
      { "index.js": "exports.api = { v1: { run: async () => 'nested' } }" },
      "index.api.v1.run",
      "nested",
    ],
    [
      "in a package of the zip file",
      {
        "index.js": "exports.handler = async () => require('own')",
        "node_modules/own/index.js": "module.exports = 'packed'",
      },
      "index.handler",
      "packed",
    ],
    [
      "with top-level await",
      { "index.mjs": "const x = await Promise.resolve('awaited'); export const handler = async () => x" },
      "index.handler",
      "awaited",
    ],
  ];
  test.each(cases)("%s", async (_what, files, Handler, payload) => {
    expect(await bench.run(files, { Handler })).toMatchObject({ error: undefined, payload });
  });

  test("with the SDK of the runtime, in both kinds of module", async () => {
    const required = "exports.handler = async () => typeof require('@aws-sdk/client-s3').S3Client";
    const imported =
      "import { S3Client } from '@aws-sdk/client-s3'; export const handler = async () => typeof S3Client";
    expect(await bench.run(required, { MemorySize: 512 })).toMatchObject({ payload: "function" });
    expect(await bench.run({ "index.mjs": imported }, { MemorySize: 512 })).toMatchObject({ payload: "function" });
  });
});

describe("what cannot be loaded is told as AWS tells it", () => {
  const cases: [what: string, code: string, errorType: string, errorMessage: RegExp][] = [
    ["no such export", "exports.other = 1", "Runtime.HandlerNotFound", /^index\.handler is undefined or not exported$/],
    [
      "an export that is no function",
      "exports.handler = 'text'",
      "Runtime.HandlerNotFound",
      /^index\.handler is not a function$/,
    ],
    [
      "a missing module",
      "require('nope')",
      "Runtime.ImportModuleError",
      /^Error: Cannot find module 'nope'\nRequire stack:\n- .*\/task\/index\.js\n- .*index\.mjs$/,
    ],
    [
      "a package of the endpoint that is not the function's",
      "require('fflate')",
      "Runtime.ImportModuleError",
      /^Error: Cannot find module 'fflate'\nRequire stack:\n- .*\/task\/index\.js\n- .*index\.mjs$/,
    ],
    ["a syntax error", "const x = ;", "Runtime.UserCodeSyntaxError", /^SyntaxError: Unexpected token ';'$/],
    ["an error while loading", "throw new RangeError('at load')", "RangeError", /^at load$/],
  ];
  test.each(cases)("%s", async (_what, code, errorType, errorMessage) => {
    expect(await bench.run(code)).toMatchObject({
      error: "Unhandled",
      payload: { errorType, errorMessage: expect.stringMatching(errorMessage) },
    });
  });

  test("a missing file", async () => {
    expect(await bench.run({ "other.js": "" })).toMatchObject({
      error: "Unhandled",
      payload: {
        errorType: "Runtime.ImportModuleError",
        errorMessage: expect.stringMatching(/^Error: Cannot find module 'index'\nRequire stack:\n- .*index\.mjs$/),
      },
    });
  });

  test("a handler name that leads outside", async () => {
    expect(await bench.run("exports.handler = async () => 1", { Handler: "../index.handler" })).toMatchObject({
      payload: {
        errorType: "Runtime.MalformedHandlerName",
        errorMessage:
          "'../index.handler' is not a valid handler name. Use absolute paths when specifying root directories in handler names.",
      },
    });
  });

  test("a handler with a callback under nodejs24.x", async () => {
    const answer = await bench.run("exports.handler = (event, context, callback) => callback()", {
      Runtime: "nodejs24.x",
    });
    expect(answer.payload).toMatchObject({
      errorType: "Runtime.CallbackHandlerDeprecated",
      errorMessage: expect.stringContaining(
        "removed support for callback-based function handlers starting with Node.js 24",
      ),
    });
  });
});

test("code is CommonJS even when a folder above the data folder says otherwise", async () => {
  const { writeFileSync } = await import("node:fs");
  writeFileSync(`${bench.endpoint.dataFolder}/package.json`, '{"type":"module"}');
  expect(await bench.run("exports.handler = async () => typeof module.exports")).toMatchObject({ payload: "object" });
});
