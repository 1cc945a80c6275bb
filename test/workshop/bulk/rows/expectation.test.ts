import { expect, test } from "vitest";
import { meetsExpectation, readExpectation, writeExpectation } from "../../../../src/workshop/bulk/rows/expectation.ts";
import type { RowOutcome } from "../../../../src/workshop/bulk/rows/row-result.ts";

test.each(["accepted", "refused", "failed", "refused:2 faces", "refused:FaceAlreadyExistsError"])("%s", (text) => {
  const expectation = readExpectation(text);
  expect(expectation && writeExpectation(expectation)).toBe(text);
});

test.each(["", "Accepted", "accepted:why", "failed:why", "refused:", "refused: ", "refuse"])(
  "%j is not an expectation",
  (text) => {
    expect(readExpectation(text)).toBeUndefined();
  },
);

const outcomes = {
  accepted: { kind: "accepted" },
  sunglasses: { kind: "refused", reason: "wearing sunglasses", error: "PhotoDoesNotMeetRequirementError" },
  twelve: { kind: "refused", reason: "12 faces", error: "PhotoDoesNotMeetRequirementError" },
  failed: { kind: "failed", reason: "States.Timeout", error: "States.Timeout" },
  unfinished: { kind: "unfinished", reason: "its execution is gone" },
} as const satisfies Record<string, RowOutcome>;

test.each([
  [undefined, ["accepted", "sunglasses", "twelve"]],
  ["accepted", ["accepted"]],
  ["refused", ["sunglasses", "twelve"]],
  ["refused:Wearing Sunglasses", ["sunglasses"]],
  ["refused:PhotoDoesNotMeetRequirementError", ["sunglasses", "twelve"]],
  ["refused:2 faces", []],
  ["failed", ["failed"]],
])("%s is met by %j alone", (expected, met) => {
  const expectation = expected === undefined ? undefined : readExpectation(expected);
  expect(
    Object.entries(outcomes)
      .filter(([, outcome]) => meetsExpectation(outcome, expectation))
      .map(([name]) => name),
  ).toEqual(met);
});
