import { expect, test } from "vitest";
import { killExecutions } from "../../../chaos/kill-executions.ts";

/** A sample: `npm run test:chaos` kills more often. */
test("three kill -9 of the endpoint's process lose and double nothing", { timeout: 120_000 }, async () => {
  expect(await killExecutions({ seed: 20_240_601, kills: 3 })).toMatchObject({ kills: 3, faults: [] });
});
