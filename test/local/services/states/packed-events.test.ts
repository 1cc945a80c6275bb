import { expect, test } from "vitest";
import { packEvents, unpackEvents } from "../../../../src/local/services/states/records/packed-events.ts";
import type { HistoryEvent } from "../../../../src/local/states-language/index.ts";

const event = (id: number, details: object): HistoryEvent => ({
  id,
  previousEventId: id - 1,
  type: "PassStateEntered",
  timestamp: 0,
  stateEnteredEventDetails: { name: "A", ...details },
});

test("events come out as they went in", () => {
  const long = JSON.stringify("ä".repeat(300));
  const events = [
    event(1, { input: "{}" }),
    event(2, { input: long, output: long }),
    event(3, { parameters: long }),
    event(4, {}),
  ];
  expect(unpackEvents(packEvents(events))).toEqual(events);
});

test("a long payload is written once, a short one as it is", () => {
  const long = "x".repeat(10_000);
  const packed = packEvents([event(1, { input: long }), event(2, { output: long }), event(3, { input: "short" })]);
  expect(packed.split(long)).toHaveLength(2);
  expect(packEvents([event(1, { input: "short" })])).toBe(
    '[[{"id":1,"previousEventId":0,"type":"PassStateEntered","timestamp":0,"stateEnteredEventDetails":{"name":"A","input":"short"}}]]',
  );
});
