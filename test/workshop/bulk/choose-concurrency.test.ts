import { expect, test } from "vitest";
import { chooseConcurrency } from "../../../src/workshop/bulk/choose-concurrency.ts";
import type { WorkshopEvent } from "../../../src/workshop/port.ts";
import { awsError, onAws } from "../../support/fake-aws.ts";

const withLimit = (ConcurrentExecutions: number, reported: WorkshopEvent[] = []) =>
  onAws("us-west-2", () => ({ AccountLimit: { ConcurrentExecutions } }), reported);

test.each([
  ["a new account runs few rows at a time", 10, { concurrency: 10, isChosen: false }, 5, "rows-at-once-few"],
  ["a number that a person chose is kept", 10, { concurrency: 20, isChosen: true }, 20, "rows-at-once-many"],
  ["an old account bears the default", 1000, { concurrency: 10, isChosen: false }, 10, undefined],
])("%s", async (_, limit, wanted, rows, code) => {
  const reported: WorkshopEvent[] = [];
  expect(await chooseConcurrency(withLimit(limit, reported), wanted)).toBe(rows);
  expect(reported).toMatchObject(code === undefined ? [] : [{ text: { code, values: { limit, rows } } }]);
});

test("who may not read the limit runs as many rows as without one", async () => {
  const environment = onAws("us-west-2", () => {
    throw awsError("AccessDeniedException");
  });
  expect(await chooseConcurrency(environment, { concurrency: 10, isChosen: false })).toBe(10);
});

test.each([
  ["most regions allow five calls of Rekognition per second", 10, false, 5, "rows-at-once-slow"],
  ["a person's own number is kept there too", 8, true, 8, "rows-at-once-throttled"],
  ["few rows are left as they are", 4, false, 4, undefined],
])("%s", async (_, concurrency, isChosen, rows, code) => {
  const reported: WorkshopEvent[] = [];
  const environment = onAws("eu-central-1", () => ({ AccountLimit: { ConcurrentExecutions: 1000 } }), reported);
  expect(await chooseConcurrency(environment, { concurrency, isChosen })).toBe(rows);
  const values = { region: "eu-central-1", perSecond: 5, rows };
  expect(reported).toMatchObject(code === undefined ? [] : [{ text: { code, values } }]);
});
