import { expect, test } from "vitest";
import { commands, examples, testExamples } from "../support/examples.ts";

test("every command has an example", () => {
  const without = Object.entries(commands).filter(([, { examples: own = [] }]) => own.length === 0);
  expect(without.map(([id]) => id)).toEqual([]);
});

/**
 * The first example of each command; `npm run test:acceptance` runs all. Those of `run` beyond the first need seconds
 * each.
 */
const first = new Set(
  Object.values(commands).flatMap(({ examples: own = [] }) => own.slice(0, 1).map(({ command }) => command)),
);
const environment = /^npx wildrydes (?:deploy-machine|inspect|setup)$/;
testExamples(examples.filter((example) => first.has(example) || environment.test(example)));
