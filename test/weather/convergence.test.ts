import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { disturbances, disturbedCommands, type DisturbedCommand } from "./commands.ts";
import { prepareCommand, runScenario, type PreparedCommand } from "./convergence.ts";

/** One call in the middle of one command; `npm run test:weather` takes every call of every command. */
describe.each(["deploy-machine"])("%s, disturbed", (name) => {
  let folder: string;
  let prepared: PreparedCommand;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "wildrydes-convergence-"));
    prepared = await prepareCommand({ command: commandOf(name), folder });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(disturbances)("by one %s: the same command puts everything right", async (disturbance) => {
    // Calls before the first wait, which are the same in every run; a kill at CreateBucket leaves a bucket without tags.
    const writes = disturbance === "kill" ? ["s3 CreateBucket"] : ["cloudformation CreateStack"];
    const at = prepared.calls.findIndex((call) => [...writes, "states CreateStateMachine"].includes(call));
    const from = disturbance === "stale" ? 0 : at;
    const outcome = await runScenario(prepared, disturbance, from);
    expect({ ...outcome, killed: outcome.code === null }).toMatchObject({
      at: expect.any(Number),
      again: 0,
      differences: [],
      killed: disturbance === "kill",
    });
  });
});

function commandOf(name: string): DisturbedCommand {
  const command = disturbedCommands.find((one) => one.name === name);
  if (!command) throw new Error(`${name} is not disturbed`);
  return command;
}
