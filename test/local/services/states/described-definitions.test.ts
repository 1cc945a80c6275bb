import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";

let host: StatesHost;
beforeEach(() => {
  host = openStatesHost({});
});
afterEach(() => host.close());

const stateMachineArn = "arn:aws:states:us-west-2:123456789012:stateMachine:m";
const distributed = (name: string, state: object) => ({
  ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
  StartAt: name,
  States: { [name]: { ...state, End: true } },
});
const innermost = distributed("Add", { Type: "Pass", Output: "{% $states.input + $n %}" });
const inner = distributed("Inner", { Type: "Map", Label: "inner", ItemProcessor: innermost });
const definition = JSON.stringify({
  QueryLanguage: "JSONata",
  StartAt: "Set",
  States: {
    Set: { Type: "Pass", Assign: { list: [[1], [2]] }, Next: "Outer" },
    Outer: { Type: "Map", Items: "{% $list %}", ItemProcessor: inner, End: true },
  },
});

/** The processor as a separate machine. */
const processorText = (processor: object) => JSON.stringify({ QueryLanguage: "JSONata", ...processor });

const describeMachine = (arn: string, more: object = {}) =>
  host.call("DescribeStateMachine", { stateMachineArn: arn, ...more });

async function runToEnd(): Promise<unknown> {
  const { executionArn } = await host.call("StartExecution", { stateMachineArn });
  await expect
    .poll(async () => (await host.call("DescribeExecution", { executionArn }))["status"], { timeout: 5000 })
    .not.toBe("RUNNING");
  return executionArn;
}

describe("the definition of a machine", () => {
  beforeEach(() => host.call("CreateStateMachine", { name: "m", definition, roleArn, publish: true }));

  test("comes with the variables its states refer to", async () => {
    const described = await describeMachine(stateMachineArn);
    expect(described).toMatchObject({ definition, variableReferences: { Outer: ["list"], Add: ["n"] } });
    expect(described).not.toHaveProperty("label");
  });

  test("is hidden when metadata is all that is wanted", async () => {
    const described = await describeMachine(stateMachineArn, { includedData: "METADATA_ONLY" });
    expect(described).toMatchObject({ definition: "{}", name: "m", roleArn });
    expect(described).not.toHaveProperty("variableReferences");
  });

  test("of a labelled Map state is that of its children, by the label written or made", async () => {
    const executionArn = await runToEnd();
    const { mapRuns } = await host.call("ListMapRuns", { executionArn });
    const madeArn: unknown = Array.isArray(mapRuns) ? mapRuns[0]?.stateMachineArn : undefined;
    const made = String(madeArn).split("/")[1];
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect(await describeMachine(`${stateMachineArn}/${made}`)).toMatchObject({
      stateMachineArn: `${stateMachineArn}/${made}`,
      name: "m",
      label: made,
      definition: processorText(inner),
      variableReferences: { Add: ["n"] },
    });
    const written = { label: "inner", definition: processorText(innermost) };
    expect(await describeMachine(`${stateMachineArn}/inner`, { includedData: "METADATA_ONLY" })).toMatchObject(written);
    expect(await describeMachine(`${stateMachineArn}/inner:1`)).toMatchObject(written);
    expect(await refusalOf(describeMachine(`${stateMachineArn}/other`))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${stateMachineArn}/other'`,
    );
  });

  test("of an execution is what it runs: a child runs the processor", async () => {
    const executionArn = await runToEnd();
    expect(await host.call("DescribeStateMachineForExecution", { executionArn })).toMatchObject({ definition });
    const { mapRuns } = await host.call("ListMapRuns", { executionArn });
    const mapRunArn: unknown = Array.isArray(mapRuns) ? mapRuns[0]?.mapRunArn : undefined;
    const { executions } = await host.call("ListExecutions", { mapRunArn });
    const child: unknown = Array.isArray(executions) ? executions[0]?.executionArn : undefined;
    expect(await host.call("DescribeStateMachineForExecution", { executionArn: child })).toMatchObject({
      definition: processorText(inner),
      mapRunArn,
      variableReferences: { Add: ["n"] },
    });
    const hidden = { executionArn: child, includedData: "METADATA_ONLY" };
    expect(await host.call("DescribeStateMachineForExecution", hidden)).toMatchObject({ definition: "{}" });
  });
});
