import { SFN } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";
import { passing, roleArn } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";
import { refusalOf } from "./support/refusal.ts";

let endpoint: TestEndpoint;
let sfn: SFN;
let machine: string;

const answering = (answer: string) =>
  JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Result: answer, End: true } } });

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await createServiceRole(endpoint.clientConfig);
  sfn = new SFN(endpoint.clientConfig);
  const made = await sfn.createStateMachine({ name: "m", definition: answering("one"), roleArn, publish: true });
  machine = made.stateMachineArn ?? "";
  await sfn.updateStateMachine({ stateMachineArn: machine, definition: answering("two"), publish: true });
  await sfn.updateStateMachine({ stateMachineArn: machine, definition: answering("three") });
});
afterAll(() => endpoint.close());

async function outputOf(stateMachineArn: string): Promise<string | undefined> {
  const { executionArn } = await sfn.startExecution({ stateMachineArn });
  return (await sfn.describeExecution({ executionArn })).output;
}

describe("versions", () => {
  test("run what was published under their number", async () => {
    expect(await outputOf(`${machine}:1`)).toBe('"one"');
    expect(await outputOf(`${machine}:2`)).toBe('"two"');
    expect(await outputOf(machine)).toBe('"three"');
    expect(await refusalOf(outputOf(`${machine}:9`))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${machine}:9'`,
    );
  });

  test("of the same revision are published once, and listed newest first", async () => {
    const { stateMachineArn } = await sfn.createStateMachine({ name: "listed", definition: passing, roleArn });
    const first = await sfn.publishStateMachineVersion({ stateMachineArn, description: "the first" });
    expect(await sfn.publishStateMachineVersion({ stateMachineArn })).toMatchObject({
      stateMachineVersionArn: first.stateMachineVersionArn,
    });
    expect(await sfn.describeStateMachine({ stateMachineArn: first.stateMachineVersionArn })).toMatchObject({
      stateMachineArn: `${stateMachineArn}:1`,
      description: "the first",
    });
    const { revisionId } = await sfn.updateStateMachine({ stateMachineArn, definition: answering("x") });
    expect(await refusalOf(sfn.publishStateMachineVersion({ stateMachineArn, revisionId: "another" }))).toContain(
      "ConflictException",
    );
    await sfn.publishStateMachineVersion({ stateMachineArn, revisionId });
    const { stateMachineVersions } = await sfn.listStateMachineVersions({ stateMachineArn });
    expect(stateMachineVersions?.map((version) => version.stateMachineVersionArn)).toEqual([
      `${stateMachineArn}:2`,
      `${stateMachineArn}:1`,
    ]);
    await sfn.deleteStateMachineVersion({ stateMachineVersionArn: `${stateMachineArn}:2` });
    const third = await sfn.publishStateMachineVersion({ stateMachineArn });
    expect(third.stateMachineVersionArn).toBe(`${stateMachineArn}:3`);
  });
});

describe("aliases", () => {
  test("lead to versions, and executions say so", async () => {
    const routingConfiguration = [{ stateMachineVersionArn: `${machine}:1`, weight: 100 }];
    const { stateMachineAliasArn } = await sfn.createStateMachineAlias({ name: "live", routingConfiguration });
    expect(stateMachineAliasArn).toBe(`${machine}:live`);
    const { executionArn } = await sfn.startExecution({ stateMachineArn: stateMachineAliasArn });
    expect(await sfn.describeExecution({ executionArn })).toMatchObject({
      output: '"one"',
      stateMachineArn: machine,
      stateMachineAliasArn,
      stateMachineVersionArn: `${machine}:1`,
    });
    const { executions } = await sfn.listExecutions({ stateMachineArn: stateMachineAliasArn });
    expect(executions?.map((execution) => execution.executionArn)).toEqual([executionArn]);
    const moved = [{ stateMachineVersionArn: `${machine}:2`, weight: 100 }];
    await sfn.updateStateMachineAlias({ stateMachineAliasArn, routingConfiguration: moved });
    expect(await outputOf(`${machine}:live`)).toBe('"two"');
    expect((await sfn.describeStateMachineAlias({ stateMachineAliasArn })).routingConfiguration).toEqual(moved);
    expect(await refusalOf(sfn.deleteStateMachineVersion({ stateMachineVersionArn: `${machine}:2` }))).toBe(
      "ConflictException: Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]",
    );
    await sfn.deleteStateMachineAlias({ stateMachineAliasArn });
    expect((await sfn.listStateMachineAliases({ stateMachineArn: machine })).stateMachineAliases).toEqual([]);
  });

  test.each([
    [
      "weights that are not 100 together",
      [["1", 60]],
      "Sum of routing configuration weights must equal 100. Received: [60]",
    ],
    [
      "a version twice",
      [
        ["1", 60],
        ["1", 40],
      ],
      "Routing configuration must contain distinct state machine version ARNs. Received: [MACHINE:1, MACHINE:1]",
    ],
    [
      "no version",
      [],
      "1 validation error detected: Value '[]' at 'routingConfiguration' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "three versions",
      [
        ["1", 50],
        ["2", 25],
        ["3", 25],
      ],
      "1 validation error detected: Value '[RoutingConfigurationListItem(stateMachineVersionArn=MACHINE:1, weight=50), RoutingConfigurationListItem(stateMachineVersionArn=MACHINE:2, weight=25), RoutingConfigurationListItem(stateMachineVersionArn=MACHINE:3, weight=25)]' at 'routingConfiguration' failed to satisfy constraint: Member must have length less than or equal to 2",
    ],
  ] as const)("refuse %s", async (_, routes, text) => {
    const routingConfiguration = routes.map(([version, weight]) => ({
      stateMachineVersionArn: `${machine}:${version}`,
      weight,
    }));
    expect(await refusalOf(sfn.createStateMachineAlias({ name: "wrong", routingConfiguration }))).toBe(
      `ValidationException: ${text.replaceAll("MACHINE", machine)}`,
    );
  });
});
