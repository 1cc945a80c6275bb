import { expect, test } from "vitest";
import { commands, examples, testExamples } from "../support/examples.ts";

test("every command has an example", () => {
  const without = Object.entries(commands).filter(([, { examples: own = [] }]) => own.length === 0);
  expect(without.map(([id]) => id)).toEqual([]);
});

/** The first example of each command that needs no photo to be analysed: `npm run test:acceptance` runs all of every command. */
const first = new Set(
  Object.values(commands).flatMap(({ examples: own = [] }) => own.slice(0, 1).map(({ command }) => command)),
);
const environment = /^npx wildrydes (?:deploy-machine|inspect|setup)$/;
const analyses = /^npx wildrydes (?:run|faces search|faces delete|photos annotate|inspect user|inspect execution)\b/;
testExamples(
  examples.filter((example) => (first.has(example) || environment.test(example)) && !analyses.test(example)),
);
