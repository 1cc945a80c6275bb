import { expect, test } from "vitest";
import { formatError } from "../../src/ui/error-text.ts";

test("control characters of what is wrong do not reach the terminal; lines are kept", async () => {
  const error = { code: "x", message: "no \u001B[2Jphoto", why: "line 1: \u0007\nline 2", next: ["Give \u001Bc"] };
  await expect(formatError(error, { columns: 80, interactive: false, unicode: true }, "en")).resolves.toBe(
    "✖ no ?[2Jphoto\n  Why: line 1: ?\n  line 2\n  → Give ?c",
  );
});
