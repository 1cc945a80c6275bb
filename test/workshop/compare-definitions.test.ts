import { expect, test } from "vitest";
import { compareDefinitions } from "../../src/workshop/machine/compare-definitions.ts";
import { stateOfLocation } from "../../src/workshop/machine/state-of-location.ts";
import { readTemplate } from "../../src/workshop/package-files.ts";

const stage = (number: number): Promise<string> => readTemplate("state-machines", `stage-${number}.asl.json`);

test("stage 2 gives FaceDetection a next state and adds one", async () => {
  const { machine, states, lines } = compareDefinitions(await stage(1), await stage(2));
  expect(machine).toEqual([]);
  expect(states).toContainEqual({ name: "CheckFaceDuplicate", within: [], change: "added", fields: [] });
  expect(states.find(({ name }) => name === "FaceDetection")).toEqual({
    name: "FaceDetection",
    within: [],
    change: "changed",
    fields: [
      { field: "End", before: "true", after: undefined },
      { field: "Next", before: undefined, after: '"CheckFaceDuplicate"' },
    ],
  });
  expect(lines).toContain('+    "CheckFaceDuplicate": {');
  expect(lines).toContain('-      "End": true,');
});

test("the layout of a text and the order of states make no difference by state", async () => {
  const text = await stage(3);
  const { StartAt, States, Comment } = JSON.parse(text) as Record<string, object>;
  const turned = JSON.stringify({
    States: Object.fromEntries(Object.entries(States ?? {}).toReversed()),
    StartAt,
    Comment,
  });
  expect(compareDefinitions(text, turned)).toMatchObject({ machine: [], states: [] });
});

test("nested states, retriers and lists of another length are reported", () => {
  const make = (retry: object[], inner: object): string =>
    JSON.stringify({
      StartAt: "Both",
      States: { Both: { Type: "Parallel", Branches: [{ StartAt: "A", States: inner }], Retry: retry, End: true } },
    });
  const { states } = compareDefinitions(
    make([{ MaxAttempts: 2 }], { A: { Type: "Pass", End: true } }),
    make([{ MaxAttempts: 5 }], { A: { Type: "Pass", Next: "B" }, B: { Type: "Succeed" } }),
  );
  expect(states).toEqual([
    {
      name: "Both",
      within: [],
      change: "changed",
      fields: [{ field: "Retry[0].MaxAttempts", before: "2", after: "5" }],
    },
    {
      name: "A",
      within: ["Both"],
      change: "changed",
      fields: [
        { field: "End", before: "true", after: undefined },
        { field: "Next", before: undefined, after: '"B"' },
      ],
    },
    { name: "B", within: ["Both"], change: "added", fields: [] },
  ]);
  const [change] = compareDefinitions(make([], {}), make([{ MaxAttempts: 1 }], {})).states;
  expect(change?.fields).toEqual([{ field: "Retry", before: "[]", after: '[{"MaxAttempts":1}]' }]);
});

test("a text that is not JSON is refused", () => {
  expect(() => compareDefinitions("{", "{}")).toThrow(SyntaxError);
});

test.each([
  ["/States/Look/Next", "Look"],
  ["/States/Both/Branches[0]/States/Inner/Catch[0]", "Inner"],
  ["/StartAt", undefined],
  [undefined, undefined],
])("the place %s belongs to %s", (location, state) => {
  expect(stateOfLocation(location)).toBe(state);
});
