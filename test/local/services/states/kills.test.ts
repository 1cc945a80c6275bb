import { expect, test } from "vitest";
import { killExecutions } from "../../../chaos/kill-executions.ts";

test("ten kill -9 of the endpoint's process lose and double nothing", { timeout: 120_000 }, async () => {
  expect(await killExecutions({ seed: 20_240_601, kills: 10 })).toEqual({ executions: 20, kills: 10, faults: [] });
});
