import { expect, test } from "vitest";
import { textSteps } from "../policies/workshop-steps.ts";
import { checkWorkshop } from "./check-workshop.ts";

test("every call of the workshop is as AWS's service models have it", async () => {
  const { calls, wrong } = await checkWorkshop(textSteps());
  expect(wrong).toEqual([]);
  expect(calls).toBeGreaterThan(200);
});
