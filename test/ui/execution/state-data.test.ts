import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawStateData } from "../../../src/ui/execution/state-data.ts";
import { dataOf, visitOf } from "./support.ts";

const words = await loadWords("en", ["screen-execution", "outcome"]);
const view = { mostLines: 10, complete: false };

test("what a state takes from the one before is named, and only what it adds is shown", () => {
  const photo = { userId: "user_a" };
  const looked = { ...photo, face: { Confidence: 99 } };
  const states = [visitOf("Look", dataOf(photo, looked)), visitOf("Compare", dataOf(looked, looked))];
  const [look, compare] = states.map((state, index) => drawStateData(state, states.slice(0, index), { view, words }));
  expect(look).toBe(`Look
Input
  {
    "userId": "user_a"
  }
Output: the input, and
  {
    "face": {
      "Confidence": 99
    }
  }`);
  expect(compare).toBe("Compare\nInput: the output of Look\nOutput: the input, unchanged");
});

test("changed and removed members are shown", () => {
  const text = drawStateData(visitOf("Edit", dataOf({ kept: 1, old: 2, gone: 3 }, { kept: 1, old: 20 })), [], {
    view,
    words,
  });
  expect(text).toContain('Changed in the output\n  {\n    "old": 20\n  }\nNot in the output: gone');
});

test("long data is folded and says how to see it all", () => {
  const long = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`member${index}`, index]));
  const state = visitOf("Look", dataOf(long, { other: 1 }));
  expect(drawStateData(state, [], { view, words })).toContain("… 32 more lines: --state Look, or --full");
  expect(drawStateData(state, [], { view: { mostLines: undefined, complete: true }, words })).toContain(
    '"member39": 39',
  );
});

test("a cause that is JSON is shown as what it holds, in an error and in data", () => {
  const cause = JSON.stringify({ errorMessage: "two faces" });
  const state = visitOf("Look", {
    ...dataOf({ a: 1 }, { a: 1, errorInfo: { Error: "E", Cause: cause } }),
    error: "E",
    cause,
  });
  const text = drawStateData(state, [], { view, words });
  expect(text).toContain('      "Cause": {\n        "errorMessage": "two faces"');
  expect(text).toContain('Error: E\n  {\n    "errorMessage": "two faces"\n  }');
});
