import { expect, test } from "vitest";
import { neededTargetFlags, targetFromFlags, type TargetFlagValues } from "../../../src/cli/flags/target-flags.ts";
import { chooseTarget, type TargetSettings } from "../../../src/workshop/target.ts";

test.each<[flags: TargetFlagValues, stored: TargetSettings, variables: TargetSettings, needed: object]>([
  [{ env: "blue" }, {}, {}, { env: "blue" }],
  [{ env: "blue" }, { target: "local", environment: "blue", region: "us-west-2" }, {}, {}],
  [{ env: "blue" }, {}, { environment: "blue" }, {}],
  [{ target: "local" }, {}, {}, {}],
  [{ target: "local", env: "blue" }, {}, {}, { env: "blue" }],
  [{ target: "aws", env: "blue" }, { target: "local", environment: "blue" }, {}, { target: "aws", env: "blue" }],
  [{ profile: "team" }, {}, {}, { profile: "team" }],
  [{ target: "aws", profile: "team" }, {}, {}, { profile: "team" }],
  [{ region: "us-west-2" }, {}, {}, {}],
  [{ region: "eu-west-1" }, { target: "local", region: "eu-west-1" }, {}, {}],
  [{ target: "local" }, {}, { target: "mars" }, { target: "local" }],
])("of %j with %j stored and %j in variables, a hint repeats %j", (flags, stored, variables, needed) => {
  const choose = (given: TargetFlagValues): object =>
    chooseTarget({ stored, variables, flags: targetFromFlags(given) });
  expect(JSON.parse(JSON.stringify(neededTargetFlags(flags, choose)))).toEqual(needed);
});
