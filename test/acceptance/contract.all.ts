import { expect, test } from "vitest";
import { recordCalls } from "../contract/record-calls.ts";
import { violationsOf } from "../contract/violations.ts";
import { openHeldWorkshop } from "../policies/held-workshop.ts";
import { workshopSteps } from "../policies/workshop-steps.ts";

/** `npm test` checks the calls of the text's own steps: test/contract/contract.test.ts. */
test("every call of every command is as AWS's service models have it", { timeout: 600_000 }, async () => {
  const workshop = await openHeldWorkshop();
  const calls = recordCalls(workshop.endpoint);
  try {
    for (const { words, name, ends = 0 } of workshopSteps) {
      const { code, stderr } = await workshop.run(words);
      expect({ name, code, stderr: code === ends ? "" : stderr }).toEqual({ name, code: ends, stderr: "" });
    }
  } finally {
    await workshop.close();
  }
  expect(calls.length).toBeGreaterThan(1000);
  // A function's URL is not an operation of AWS's API.
  const operations = calls.filter(({ service }) => service !== "functionUrls");
  expect([...new Set(operations.flatMap(violationsOf))].sort()).toEqual([]);
});
