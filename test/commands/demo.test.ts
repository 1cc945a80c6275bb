import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runCli } from "../cli/support/run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "wildrydes-demo-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the demonstration", () => {
  test("goes as expected, and leaves nothing behind", async () => {
    const environment = { WILDRYDES_DATA: join(folder, "data"), AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
    const { code, stdout, stderr } = await runCli(["demo"], { environment, folder });
    expect(stderr).toMatch(/^Target: this machine, account 123456789012, region us-west-2\n/);
    expect(stdout).toMatch(/\n✔ All 19 steps went as expected, in .*\.\n$/);
    expect(stdout).toMatch(/✔ {2}Stage 4 +user_c {2}3_multiple_faces\.jpg +refused: several faces +refused: \d faces /);
    expect(code).toBe(0);
    expect(existsSync(join(folder, ".wildrydes"))).toBe(false);
    expect(existsSync(join(folder, "data"))).toBe(false);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`wildrydes-demo-${process.pid}-`))).toEqual([]);
  }, 180_000);

  test("does not go to AWS without an environment of its own", async () => {
    const { code, stdout, stderr } = await runCli(["demo", "--target", "aws"], { folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      "✖ Outside this machine the demonstration needs an environment of its own.\n  Why: It deletes everything at its end.\n  → Give it a name that is not in use, such as --env demo\n",
    );
  });
});
