import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { runCli } from "../cli/support/run-cli.ts";

describe("the demonstration", () => {
  test("does not go to AWS without its own environment", async () => {
    const { code, stdout, stderr } = await runCli(["demo", "--target", "aws"], { folder: tmpdir() });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      "✖ Outside this machine the demo needs a separate environment.\n  Why: The demo deletes everything at its end.\n  → Give a name that is not in use, such as --env demo\n",
    );
  });
});
