import { describe, expect, it } from "vitest";

import type { Json } from "../../../src/local/states-language/index.ts";
import { outputOf, runMachine } from "./support/run-machine.ts";

function choosing(rule: Record<string, unknown>, more: Record<string, unknown> = { Default: "No" }): unknown {
  return {
    StartAt: "Choose",
    States: {
      Choose: { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], ...more },
      Yes: { Type: "Pass", Result: "yes", End: true },
      ...("Default" in more ? { No: { Type: "Pass", Result: "no", End: true } } : {}),
    },
  };
}

async function holds(rule: Record<string, unknown>, value: Json, operand: Json = null): Promise<boolean> {
  const definition = choosing({ Variable: "$.value", ...rule });
  return outputOf(await runMachine({ definition, input: { value, operand } })) === "yes";
}

describe("a Choice rule", () => {
  it.each<[Record<string, unknown>, Json, boolean]>([
    [{ StringEquals: "a" }, "a", true],
    [{ StringEquals: "1" }, 1, false],
    [{ StringLessThan: "b" }, "a", true],
    [{ StringGreaterThanEquals: "A" }, "AB", true],
    [{ StringMatches: "log-*.txt" }, "log-2026.txt", true],
    [{ StringMatches: "*.zip" }, "a.zip.txt", false],
    [{ StringMatches: String.raw`a\*c` }, "a*c", true],
    [{ StringMatches: String.raw`a\*c` }, "abc", false],
    [{ StringMatches: "*" }, "", true],
    [{ StringMatches: "a*a" }, "a", false],
    [{ NumericEquals: 1 }, 1, true],
    [{ NumericEquals: 0 }, false, false],
    [{ NumericLessThanEquals: 1 }, 0.5, true],
    [{ NumericGreaterThan: 1 }, "2", false],
    [{ BooleanEquals: false }, false, true],
    [{ BooleanEquals: false }, 0, false],
    [{ TimestampEquals: "2012-10-09T19:00:55Z" }, "2012-10-09T20:00:55+01:00", true],
    [{ TimestampLessThan: "2012-10-09T19:00:55Z" }, "2012-10-09T19:00:54.999Z", true],
    [{ TimestampGreaterThan: "2012-10-09T19:00:55Z" }, "2023-02-24 12:15:56.832957", false],
    [{ IsNull: true }, null, true],
    [{ IsNull: false }, 0, true],
    [{ IsString: true }, "", true],
    [{ IsNumeric: true }, "1", false],
    [{ IsBoolean: true }, false, true],
    [{ IsPresent: true }, null, true],
    [{ IsTimestamp: true }, "2012-10-09T19:00:55Z", true],
    [{ IsTimestamp: true }, "2012-10-09T19:00:55", false],
    [{ IsTimestamp: true }, "2023-02-30T19:00:55Z", false],
    [{ IsTimestamp: false }, "2023-02-24", true],
  ])("%j of %j is %s", async (rule, value, expected) => {
    expect(await holds(rule, value)).toBe(expected);
  });

  it.each<[string, Json, Json, boolean]>([
    ["StringEqualsPath", "a", "a", true],
    ["NumericGreaterThanPath", 2, 1, true],
    ["NumericEqualsPath", 1, "1", false],
    ["BooleanEqualsPath", true, true, true],
    ["TimestampLessThanEqualsPath", "2012-10-09T19:00:55Z", "2012-10-09T19:00:55Z", true],
  ])("%s compares %j with %j", async (operator, value, operand, expected) => {
    expect(await holds({ [operator]: "$.operand" }, value, operand)).toBe(expected);
  });

  it("combines conditions", async () => {
    const big = { Variable: "$.value", NumericGreaterThan: 10 };
    const small = { Variable: "$.value", NumericLessThan: 5 };
    const run = async (rule: Record<string, unknown>): Promise<Json> =>
      outputOf(await runMachine({ definition: choosing(rule), input: { value: 7 } }));
    expect(await run({ Or: [big, small] })).toBe("no");
    expect(await run({ Not: { Or: [big, small] } })).toBe("yes");
    expect(await run({ And: [{ Not: big }, { Not: small }] })).toBe("yes");
    expect(await run({ And: [{ Not: big }, small] })).toBe("no");
  });

  it("asks for presence without failing where the path finds nothing", async () => {
    const definition = choosing({ Variable: "$.gone.deeper", IsPresent: false });
    expect(outputOf(await runMachine({ definition }))).toBe("yes");
  });

  it("fails where the path of any other comparison finds nothing", async () => {
    const run = await runMachine({ definition: choosing({ Variable: "$.gone", NumericEquals: 1 }) });
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'Choose' (entered at the event id #2). " +
        "Invalid path '$.gone': The choice state's condition path references an invalid value.",
    });
  });

  it("fails when no rule holds and there is no default", async () => {
    const run = await runMachine({ definition: choosing({ Variable: "$.a", IsPresent: true }, {}) });
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'Choose' (entered at the event id #2). " +
        "Failed to transition out of the state. The state does not point to a next state.",
    });
  });

  it("assigns the variables of the rule that holds, else those of the state", async () => {
    const definition = (value: number): unknown => ({
      StartAt: "Choose",
      States: {
        Choose: {
          Type: "Choice",
          Choices: [{ Variable: "$.n", NumericEquals: value, Next: "End", Assign: { why: "rule" } }],
          Default: "End",
          Assign: { why: "default" },
        },
        End: { Type: "Pass", Parameters: { "why.$": "$why" }, End: true },
      },
    });
    expect(outputOf(await runMachine({ definition: definition(1), input: { n: 1 } }))).toEqual({ why: "rule" });
    expect(outputOf(await runMachine({ definition: definition(2), input: { n: 1 } }))).toEqual({ why: "default" });
  });
});
