import { describe, expect, test } from "vitest";
import { loadServiceModel } from "../../../../src/local/protocol/schema/service-model.ts";
import { typeFault } from "../../../../src/local/protocol/schema/value-types.ts";

async function faultIn(operation: string, value: unknown): Promise<string | undefined> {
  const schema = (await loadServiceModel("states")).operations.get(operation)?.input;
  return schema && typeFault(schema, value);
}

const structure = "Start of structure or map found where not expected.";
const unexpected = "Unexpected value type in payload";

describe("the types of values in a request", () => {
  test.each<[string, unknown]>([
    ["StartExecution", { stateMachineArn: "a", input: "{}", name: undefined }],
    ["StartExecution", { stateMachineArn: null, unknown: 1 }],
    ["ListExecutions", { maxResults: 5 }],
    ["CreateStateMachine", { publish: true, tags: [{ key: "a" }], loggingConfiguration: { destinations: [] } }],
    ["UpdateMapRun", { toleratedFailurePercentage: 12.5 }],
  ])("are right in %s %j", async (operation, value) => {
    expect(await faultIn(operation, value)).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ["StartExecution", { stateMachineArn: 5 }, "NUMBER_VALUE cannot be converted to String"],
    ["StartExecution", { input: { a: 1 } }, structure],
    ["StartExecution", { input: [] }, structure],
    ["StartExecution", { name: true }, "TRUE_VALUE cannot be converted to String"],
    ["ListExecutions", { maxResults: "5" }, "STRING_VALUE cannot be converted to Integer"],
    ["CreateStateMachine", { publish: "yes" }, "STRING_VALUE cannot be converted to Boolean"],
    ["CreateStateMachine", { tags: "a" }, unexpected],
    ["CreateStateMachine", { tags: [null] }, unexpected],
    ["CreateStateMachine", { tags: [{ key: 1 }] }, "NUMBER_VALUE cannot be converted to String"],
    ["CreateStateMachine", { loggingConfiguration: [] }, unexpected],
    ["TestState", { mock: "x" }, unexpected],
    ["TestState", { mock: { errorOutput: { error: {} } } }, structure],
  ])("are wrong in %s %j", async (operation, value, fault) => {
    expect(await faultIn(operation, value)).toBe(fault);
  });

  test.each([1e18, -1e18, "9999999999999999"])("the moment %s is refused", async (moment) => {
    const schema = (await loadServiceModel("events")).operations.get("PutEvents")?.input;
    if (!schema) throw new Error("no input of PutEvents");
    const Time = new Date(Number(moment) * 1000);
    expect(typeFault(schema, { Entries: [{ Time }] })).toBe("NUMBER_VALUE cannot be converted to Timestamp");
    expect(typeFault(schema, { Entries: [{ Time: new Date(0) }] })).toBeUndefined();
  });
});
