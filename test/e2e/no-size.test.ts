import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { programs } from "../support/programs.ts";

/** `script` gives its command a real terminal, which has 0 columns where it is started without one. */
describe.runIf(programs.has("script"))("a terminal without a size", () => {
  let home: Home;
  beforeAll(async () => {
    home = await enterHome();
  });
  afterAll(() => home.leave());

  test("gets lines of progress, and the command ends", async () => {
    const line =
      'script -qec "stty cols 0; CI= wildrydes inspect user user_a; wildrydes setup --env a" out.txt </dev/null';
    const { stdout } = await home.shell(`timeout 60 ${line}; wc -c < out.txt`);
    expect(stdout).toContain("The environment is ready.");
    expect(Number(stdout.trim().split("\n").at(-1))).toBeLessThan(50_000);
  });
});
