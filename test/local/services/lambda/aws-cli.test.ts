import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programs } from "../../../support/programs.ts";
import { openWorkbench, pack, type Workbench } from "./workbench.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "wildrydes-cli-"));
let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  const code = "exports.handler = async (event) => { console.log('seen', event); return { got: event } }";
  writeFileSync(join(folder, "function.zip"), pack({ "index.js": code }));
  writeFileSync(join(folder, "event.json"), '{"a":1}');
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a line of the `aws` CLI; answers what it printed, also when it failed. */
async function aws(...words: string[]): Promise<string> {
  const env = { PATH: process.env["PATH"], HOME: folder, ...bench.endpoint.environment };
  try {
    const { stdout } = await run("aws", words, { cwd: folder, env });
    return stdout.trim();
  } catch (error) {
    return error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
  }
}

const lambda = (operation: string, ...words: string[]) => aws("lambda", operation, "--function-name", "cli", ...words);

// Each line starts a Python program.
test.runIf(programs.has("aws"))(
  "the aws CLI makes a function, calls it and reads its log",
  { timeout: 120_000 },
  async () => {
    const made = await lambda(
      "create-function",
      "--runtime",
      "nodejs22.x",
      "--handler",
      "index.handler",
      "--role",
      bench.roleArn,
      "--zip-file",
      "fileb://function.zip",
      "--query",
      "State",
      "--output",
      "text",
    );
    expect(made).toBe("Pending");
    const invoked = await lambda("invoke", "--payload", "fileb://event.json", "--query", "StatusCode", "out.json");
    expect([invoked, readFileSync(join(folder, "out.json"), "utf8")]).toEqual(["200", '{"got":{"a":1}}']);
    const events = await aws(
      "logs",
      "filter-log-events",
      "--log-group-name",
      "/aws/lambda/cli",
      "--filter-pattern",
      "seen",
      "--query",
      "events[].message",
      "--output",
      "text",
    );
    expect(events).toMatch(/\tINFO\tseen \{ a: 1 \}$/);
    expect(await lambda("delete-function", "--query", "StatusCode")).toMatch(/^(?:204|null)?$/);
    expect(await lambda("get-function")).toBe(
      "An error occurred (ResourceNotFoundException) when calling the GetFunction operation: Function not found: arn:aws:lambda:us-west-2:123456789012:function:cli",
    );
  },
);
