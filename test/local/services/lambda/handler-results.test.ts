import { beforeAll, describe, expect, test } from "vitest";
import { useWorkbench } from "./workbench.ts";

const bench = await useWorkbench();

/** Makes one function of many handlers, each with its code in a separate file: one process answers most of them. */
async function makeCases(codes: readonly string[]): Promise<string> {
  const files = Object.fromEntries(codes.map((code, at) => [`case-${at}.js`, code]));
  const index = "exports.handler = ({ at }, ...rest) => require(`./case-${at}.js`).handler({}, ...rest)";
  return bench.make({ ...files, "index.js": index });
}

describe("what a handler returns is the payload", () => {
  const cases: [what: string, code: string, payload: unknown][] = [
    ["an async handler", "exports.handler = async (event) => ({ got: event })", { got: {} }],
    ["a callback", "exports.handler = (event, context, callback) => callback(null, [1, 'two'])", [1, "two"]],
    [
      "a callback called later",
      "exports.handler = (e, c, callback) => { setTimeout(() => callback(null, 'later'), 20) }",
      "later",
    ],
    ["context.succeed", "exports.handler = (event, context) => context.succeed('done')", "done"],
    ["context.done", "exports.handler = (event, context) => context.done(null, 3)", 3],
    ["nothing", "exports.handler = async () => {}", null],
    ["a plain value of a handler that is not async", "exports.handler = () => 5", null],
    ["a function, which JSON does not know", "exports.handler = async () => () => 1", null],
    [
      "a promise of another library",
      "exports.handler = () => ({ then: (resolve) => resolve('thenable') })",
      "thenable",
    ],
    [
      "only the first answer",
      "exports.handler = async (e, context) => { context.succeed('first'); return 'second' }",
      "first",
    ],
  ];
  let name: string;
  beforeAll(async () => {
    name = await makeCases(cases.map(([, code]) => code));
  });
  test.each(cases.map(([what, , payload], at) => [what, at, payload] as const))("%s", async (_what, at, payload) => {
    const answer = await bench.call(name, { at });
    expect(answer).toMatchObject({ status: 200, error: undefined, version: "$LATEST", payload });
  });

  test("a plain value under nodejs24.x", async () => {
    expect(await bench.run("exports.handler = () => 5", { Runtime: "nodejs24.x" })).toMatchObject({ payload: 5 });
  });

  test.each(["nodejs22.x", "nodejs24.x"] as const)("what a handler streams, as a whole, under %s", async (Runtime) => {
    const code = `exports.handler = awslambda.streamifyResponse(async (event, stream, context) => {
      stream.setContentType("application/json");
      stream.write('["' + context.functionName.length);
      setTimeout(() => stream.end('"]'), 20);
    })`;
    expect(await bench.run(code, { Runtime })).toMatchObject({ error: undefined, payload: [expect.any(String)] });
    const failing = `exports.handler = awslambda.streamifyResponse(async () => { throw new RangeError("far") })`;
    expect(await bench.run(failing, { Runtime })).toMatchObject({ payload: { errorType: "RangeError" } });
  });

  test("a callback waits for the event loop unless told not to", async () => {
    const code = `let ticks = 0;
      exports.handler = (event, context, callback) => {
        context.callbackWaitsForEmptyEventLoop = event.wait;
        setTimeout(() => ticks++, 30);
        callback(null, { get ticks() { return ticks } });
      }`;
    const name = await bench.make(code);
    expect(await bench.call(name, { wait: false })).toMatchObject({ payload: { ticks: 0 } });
    expect(await bench.call(await bench.make(`${code} `), { wait: true })).toMatchObject({ payload: { ticks: 1 } });
  });
});

describe("what a handler throws is reported as AWS's runtime does", () => {
  const cases: [what: string, code: string, errorType: string, errorMessage: string][] = [
    [
      "an error class with a name",
      "class E extends Error { constructor(m) { super(m); this.name = 'Exception' } } exports.handler = async () => { throw new E('Some exception was raised.') }",
      "Exception",
      "Some exception was raised.",
    ],
    [
      "an error without a message",
      "class E extends Error { constructor() { super(''); this.name = 'CustomException' } } exports.handler = async () => { throw new E() }",
      "CustomException",
      "",
    ],
    [
      "an object whose prototype is an error",
      "function NoFace(m) { this.name = 'NoFace'; this.message = m } NoFace.prototype = new Error(); exports.handler = async () => { throw new NoFace('none') }",
      "NoFace",
      "none",
    ],
    [
      "an error given to the callback",
      "exports.handler = (e, c, callback) => callback(new TypeError('wrong'))",
      "TypeError",
      "wrong",
    ],
    [
      "an error thrown before any promise",
      "exports.handler = () => { throw new RangeError('far') }",
      "RangeError",
      "far",
    ],
    ["context.fail", "exports.handler = (e, context) => context.fail(new Error('failed'))", "Error", "failed"],
    ["a string", "exports.handler = async () => { throw 'text' }", "string", "text"],
    ["a number", "exports.handler = async () => { throw 42 }", "number", "42"],
    ["an object that is no error", "exports.handler = async () => { throw { code: 1 } }", "object", "[object Object]"],
    ["null", "exports.handler = async () => { throw null }", "string", "handled"],
    [
      "an object without toString",
      "exports.handler = async () => { throw Object.create(null) }",
      "handled",
      "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack",
    ],
    [
      "a result that is not JSON",
      "exports.handler = async () => 1n",
      "Runtime.JSONStringifyError",
      "Unable to stringify response body",
    ],
    [
      "a promise nobody waits for",
      "exports.handler = async () => { Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 200)) }",
      "Runtime.UnhandledPromiseRejection",
      "Error: lost",
    ],
    [
      "an error outside the handler",
      "exports.handler = async () => { setTimeout(() => { throw new Error('late') }); await new Promise((r) => setTimeout(r, 200)) }",
      "Error",
      "late",
    ],
    [
      "a promise that never settles",
      "exports.handler = () => new Promise(() => {})",
      "Runtime.NodeJsExit",
      "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes",
    ],
  ];
  let name: string;
  beforeAll(async () => {
    name = await makeCases(cases.map(([, code]) => code));
  });
  test.each(cases.map(([what, , ...expected], at) => [what, at, ...expected] as const))(
    "%s",
    async (_what, at, errorType, errorMessage) => {
      const answer = await bench.call(name, { at });
      expect(answer).toMatchObject({ status: 200, error: "Unhandled", payload: { errorType, errorMessage } });
    },
  );

  test("the trace shows the function's own lines and none of the runtime's", async () => {
    const { payload } = await bench.run("exports.handler = async () => { throw new Error('here') }");
    expect(payload).toEqual({
      errorType: "Error",
      errorMessage: "here",
      trace: ["Error: here", expect.stringMatching(/^ {4}at exports\.handler \(.*\/task\/index\.js:1:\d+\)$/)],
    });
  });

  test("an environment continues after an error that was thrown, and not after one that was not caught", async () => {
    const code = `let calls = 0;
      exports.handler = async (how) => {
        calls++;
        if (how === "throw") throw new Error("thrown");
        if (how === "lose") { Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 200)) }
        return calls;
      }`;
    const name = await bench.make(code);
    await bench.call(name, "throw");
    expect(await bench.call(name, "count")).toMatchObject({ payload: 2 });
    await bench.call(name, "lose");
    expect(await bench.call(name, "count")).toMatchObject({ payload: 1 });
  });
});
