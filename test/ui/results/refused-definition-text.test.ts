import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { drawRefusedDefinition } from "../../../src/ui/results/refused-definition-text.ts";
import { UserError } from "../../../src/user-error.ts";

const folder = mkdtempSync(join(tmpdir(), "wildrydes-test-"));
const file = join(folder, "own.asl.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  file,
  JSON.stringify({
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [{ StartAt: "Left", States: { Left: { Type: "Pass", Next: "Nowhere" } } }],
        Next: "Last",
      },
      Last: { Type: "Pass", End: true },
    },
  }),
);
const refused = new UserError({
  code: "definition-invalid",
  values: {
    problems: [
      { code: "MISSING_TRANSITION_TARGET", location: "/States/Both/Branches[0]/States/Left/Next", text: "gone" },
    ],
  },
});
const terminal = { columns: 80, interactive: false, unicode: true };

test("a mistake is shown at its state in the graph, also inside a branch", async () => {
  const graph = await drawRefusedDefinition(refused, { file, terminal });
  expect(graph).toContain("✖ Left");
  expect(graph).not.toContain("✖ Last");
});

test("other errors, and files that are gone, have no graph", async () => {
  expect(await drawRefusedDefinition(new Error("x"), { file, terminal })).toBeUndefined();
  expect(await drawRefusedDefinition(refused, { file: join(folder, "none"), terminal })).toBeUndefined();
});
