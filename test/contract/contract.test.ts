import { expect, test } from "vitest";
import { openHeldWorkshop } from "../policies/held-workshop.ts";
import { textSteps } from "../policies/workshop-steps.ts";
import { recordCalls } from "./record-calls.ts";
import { violationsOf } from "./violations.ts";

test("every call of the workshop is as AWS's service models have it", { timeout: 240_000 }, async () => {
  const workshop = await openHeldWorkshop();
  const calls = recordCalls(workshop.endpoint);
  try {
    for (const { words, name } of textSteps()) {
      const { code, stderr } = await workshop.run(words);
      expect({ name, code, stderr: code === 0 ? "" : stderr }).toEqual({ name, code: 0, stderr: "" });
    }
  } finally {
    await workshop.close();
  }
  expect(calls.length).toBeGreaterThan(200);
  expect([...new Set(calls.flatMap(violationsOf))].sort()).toEqual([]);
});
