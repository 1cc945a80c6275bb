import { expect, test } from "vitest";
import { textSteps } from "../policies/workshop-steps.ts";
import { checkWorkshop } from "./check-workshop.ts";

/** One step of each kind: contract.all.ts takes all of them. */
const sample = ["setup", "deploy-machine, stage 4", "run", "inspect user", "inspect machine", "faces list", "teardown"];

test("the workshop's calls are as AWS's service models have them", { timeout: 240_000 }, async () => {
  const steps = textSteps().filter(({ name }) => sample.includes(name));
  const { calls, wrong } = await checkWorkshop(steps);
  expect({ steps: steps.length, wrong }).toEqual({ steps: sample.length, wrong: [] });
  expect(calls).toBeGreaterThan(100);
});
