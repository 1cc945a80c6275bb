import { expect, test } from "vitest";
import { confirmCost } from "../../../src/workshop/cost/confirm-cost.ts";
import type { WorkshopEvent } from "../../../src/workshop/port.ts";
import { estimatePhotos } from "../../../src/workshop/cost/prices.ts";
import { onAws } from "../../support/fake-aws.ts";

function person(agrees: boolean, reported: WorkshopEvent[] = []) {
  const asked: unknown[] = [];
  const environment = onAws("us-west-2", () => ({}), reported);
  const ask = (question: unknown): Promise<boolean> => {
    asked.push(question);
    return Promise.resolve(agrees);
  };
  return { environment: { ...environment, port: { ...environment.port, ask } }, asked };
}

test("a photo costs a third of a cent or so", () => {
  expect(estimatePhotos(1)).toBeGreaterThan(0.003);
  expect(estimatePhotos(1)).toBeLessThan(0.004);
});

test("a small cost is shown and not asked about", async () => {
  const reported: WorkshopEvent[] = [];
  const { environment, asked } = person(false, reported);
  await confirmCost(environment, estimatePhotos(6));
  expect(asked).toEqual([]);
  expect(reported).toMatchObject([{ type: "note", text: { code: "cost-estimate", values: { dollars: 0.02 } } }]);
});

test("above a dollar the person is asked, and no means no", async () => {
  const { environment, asked } = person(false);
  await expect(confirmCost(environment, estimatePhotos(10_000))).rejects.toMatchObject({
    code: "declined",
    exitCode: 5,
  });
  expect(asked).toMatchObject([{ text: { code: "ask-cost" } }]);
  await expect(confirmCost(person(true).environment, 33)).resolves.toBeUndefined();
});

test("the local endpoint costs nothing", async () => {
  const { environment, asked } = person(false);
  await confirmCost({ ...environment, target: { ...environment.target, target: "local" } }, 33);
  expect(asked).toEqual([]);
});
