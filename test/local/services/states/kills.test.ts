import { expect, test } from "vitest";
import { killExecutions } from "../../../chaos/kill-executions.ts";

/** A sample: `npm run test:chaos` kills more often. */
test("a kill -9 of the endpoint's process loses and doubles nothing", { timeout: 120_000 }, async () => {
  expect(await killExecutions({ seed: 20_240_601, kills: 1 })).toMatchObject({ kills: 1, faults: [] });
});
