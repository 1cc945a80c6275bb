import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

const read = (file: string): string => readFileSync(join(packageRoot, file), "utf8");
const blocks = [...read("README.md").matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block = ""]) => block.trim());
const steps = blocks.find((block) => block.startsWith("npx wildrydes setup")) ?? "";

let endpoint: TestEndpoint;
let home: string;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  home = mkdtempSync(join(tmpdir(), "wildrydes-readme-"));
});
afterAll(async () => {
  await endpoint.close();
  rmSync(home, { recursive: true });
});

test("every block of the README is run by a test", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const first = blocks.slice(0, 2).map((block) => block.split(" && "));
  // `npm start` runs the demonstration: test/e2e/demo.test.ts. `npm test` is this run.
  expect(first).toEqual([
    ["npm ci", "npm start"],
    ["npm ci", "npm test"],
  ]);
  expect(scripts).toMatchObject({ start: expect.stringContaining("demo"), test: expect.stringContaining("vitest") });
  // test/e2e/workshop-lines.test.ts runs the last one.
  const last = expect.stringContaining('eval "$(npx wildrydes local env)"\n');
  expect(blocks.slice(2)).toEqual([steps, last]);
});

test("the steps work as printed, in an empty folder of a user without any settings", async () => {
  const environment = { ...endpoint.environment, HOME: home, WILDRYDES_DATA: join(home, "no-daemon") };
  const run = (line: string) => runCli(line.split(" ").slice(2), { environment, folder: home });
  const lines = steps.split("\n").map((line) => line.replace(/ +#.*$/, ""));
  const outcomes: string[] = [];
  for (const line of lines.slice(0, -1)) {
    const { code, stdout, stderr } = await run(line);
    if (code !== 0) throw new Error(`${line} ended with ${code}: ${stderr}`);
    if (line.includes(" run ")) outcomes.push(/^[✔✖] (.*?)(?: in | \(|$)/m.exec(stdout)?.[1] ?? stdout);
  }
  expect(outcomes).toEqual(["accepted", "refused: wearing sunglasses", "accepted"]);
  // The last step asks, and there is no terminal here.
  const last = lines.at(-1) ?? "";
  expect(await run(last)).toMatchObject({ code: 5, stderr: expect.stringContaining("→ Pass --yes") });
  expect(await run(`${last} --yes`)).toMatchObject({ code: 0 });
}, 120_000);
