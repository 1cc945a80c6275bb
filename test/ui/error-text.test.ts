import { expect, test } from "vitest";
import { formatError } from "../../src/ui/error-text.ts";

test("control characters of what is wrong do not reach the terminal; lines are kept", async () => {
  const error = { code: "no-credentials", values: { reason: "line 1: \u0007\nline \u001B[2J" } };
  const shown = await formatError(error, { columns: 80, interactive: false, unicode: true }, "en");
  expect(shown).toMatch(/^✖ No AWS credentials were found\.\n {2}Why: line 1: \?\n {2}line \?\[2J\n {2}→ Run/);
});
