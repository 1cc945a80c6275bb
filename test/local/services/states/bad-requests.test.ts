import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { passing, roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";

let host: StatesHost;
beforeEach(async () => {
  host = openStatesHost({});
  await host.call("CreateStateMachine", { name: "m", definition: passing, roleArn, publish: true });
});
afterEach(() => host.close());

const stateMachineArn = "arn:aws:states:us-west-2:123456789012:stateMachine:m";
const create = (more: object) =>
  host.call("CreateStateMachine", { name: "other", definition: passing, roleArn, ...more });
const invalid = (text: string) => `ValidationException: 1 validation error detected: Value ${text}`;
const nested = "[".repeat(1001) + "]".repeat(1001);
const tooDeep = "Document nesting depth exceeds the maximum allowed (1000)";

describe("members of members", () => {
  test.each([
    [
      { encryptionConfiguration: {} },
      "null at 'encryptionConfiguration.type' failed to satisfy constraint: Member must not be null",
    ],
    [
      { encryptionConfiguration: { type: "AWS_OWNED_KEY", kmsDataKeyReusePeriodSeconds: 59 } },
      "'59' at 'encryptionConfiguration.kmsDataKeyReusePeriodSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
    ],
    [
      { loggingConfiguration: { level: "SOME" } },
      "'SOME' at 'loggingConfiguration.level' failed to satisfy constraint: Member must satisfy enum value set: [ALL, ERROR, FATAL, OFF]",
    ],
    [
      { tags: [{ key: "a" }, { key: "" }] },
      "'' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { publish: true, versionDescription: "d".repeat(257) },
      "at 'versionDescription' failed to satisfy constraint: Member must have length less than or equal to 256",
    ],
  ])("%j are refused as the model says", async (more, text) => {
    expect(await refusalOf(create(more))).toBe(invalid(text));
  });

  test("weights of an alias are percentages", async () => {
    const routingConfiguration = [
      { stateMachineVersionArn: `${stateMachineArn}:1`, weight: 150 },
      { stateMachineVersionArn: `${stateMachineArn}:2`, weight: -50 },
    ];
    expect(await refusalOf(host.call("CreateStateMachineAlias", { name: "a", routingConfiguration }))).toBe(
      "ValidationException: 2 validation errors detected: Value '150' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100; Value '-50' at 'routingConfiguration.2.member.weight' failed to satisfy constraint: Member must have value greater than or equal to 0",
    );
  });
});

describe("what does not go together is refused", () => {
  test.each<[string, string, object, string]>([
    [
      "the description of a version that is not published",
      "CreateStateMachine",
      { name: "o", definition: passing, roleArn, versionDescription: "d" },
      "ValidationException: Version description can only be set when publish is true",
    ],
    [
      "children that wait for a redrive, of a machine",
      "ListExecutions",
      { stateMachineArn, statusFilter: "PENDING_REDRIVE" },
      "ValidationException: The status filter PENDING_REDRIVE can only be used with a map run ARN",
    ],
    [
      "redriven executions of a machine",
      "ListExecutions",
      { stateMachineArn, redriveFilter: "REDRIVEN" },
      "ValidationException: A redrive filter can only be used with a map run ARN",
    ],
    [
      "how long to use a key that is AWS's",
      "CreateActivity",
      { name: "a", encryptionConfiguration: { type: "AWS_OWNED_KEY", kmsDataKeyReusePeriodSeconds: 60 } },
      "InvalidEncryptionConfiguration: Invalid Encryption Configuration: Custom kmsDataKeyReusePeriodSeconds is not allowed when selecting AWS_OWNED_KEY.",
    ],
    [
      "a tag with a character that is not allowed",
      "TagResource",
      { resourceArn: stateMachineArn, tags: [{ key: "a", value: "b!" }] },
      "ValidationException: Tags may only contain letters, digits, white space and _.:/=+-@: 'b!'",
    ],
    [
      "tags of a version",
      "TagResource",
      { resourceArn: `${stateMachineArn}:1`, tags: [] },
      `ResourceNotFound: Resource not found: '${stateMachineArn}:1'`,
    ],
  ])("%s", async (_, operation, input, refusal) => {
    expect(await refusalOf(host.call(operation, input))).toBe(refusal);
  });

  test("an activity is the same when its encryption is AWS's, said or not", async () => {
    const { activityArn } = await host.call("CreateActivity", { name: "a" });
    const same = { name: "a", encryptionConfiguration: { type: "AWS_OWNED_KEY" } };
    expect(await host.call("CreateActivity", same)).toMatchObject({ activityArn });
  });
});

describe("an Express machine", () => {
  const task = (Resource: string, Parameters: object = {}) => ({ Type: "Task", Resource, Parameters, End: true });
  const machine = (state: object) => JSON.stringify({ StartAt: "S", States: { S: state } });
  const distributed = { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" };
  const processor = { StartAt: "P", States: { P: { Type: "Pass", End: true } } };
  const sync = task("arn:aws:states:::states:startExecution.sync:2", { StateMachineArn: "m" });

  test.each<[object, string]>([
    [sync, "Express state machine does not support '.sync' service integration at /States/S/Resource"],
    [
      task("arn:aws:states:::lambda:invoke.waitForTaskToken", { FunctionName: "f" }),
      "Express state machine does not support '.waitForTaskToken' service integration at /States/S/Resource",
    ],
    [
      task("arn:aws:states:us-west-2:123456789012:activity:a"),
      "Express state machine does not support Activity ARN at /States/S/Resource",
    ],
    [
      { Type: "Parallel", Branches: [{ StartAt: "T", States: { T: sync } }], End: true },
      "Express state machine does not support '.sync' service integration at /States/S/Branches[0]/States/T/Resource",
    ],
    [
      { Type: "Map", ItemProcessor: { ...processor, ProcessorConfig: distributed }, End: true },
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/S/ItemProcessor/ProcessorConfig/Mode",
    ],
  ])("cannot do %j", async (state, mistake) => {
    const refusal = `InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${mistake}'`;
    const definition = machine(state);
    expect(await refusalOf(create({ type: "EXPRESS", definition }))).toBe(refusal);
    await create({ type: "EXPRESS", name: "e" });
    const update = { stateMachineArn: stateMachineArn.replace(/m$/, "e"), definition };
    expect(await refusalOf(host.call("UpdateStateMachine", update))).toBe(refusal);
    expect(await host.call("ValidateStateMachineDefinition", { definition, type: "EXPRESS" })).toMatchObject({
      result: "FAIL",
    });
    expect(await host.call("ValidateStateMachineDefinition", { definition })).toMatchObject({ result: "OK" });
  });
});

describe("a machine is not deleted", () => {
  test.each([
    [`${stateMachineArn}:1`, `InvalidArn: Invalid Arn: '${stateMachineArn}:1'`],
    [
      `${stateMachineArn}/label`,
      `ValidationException: API does not support labelled state machine ARNs: '${stateMachineArn}/label'`,
    ],
  ])("by %s", async (arn, refusal) => {
    expect(await refusalOf(host.call("DeleteStateMachine", { stateMachineArn: arn }))).toBe(refusal);
    expect(await host.call("DescribeStateMachine", { stateMachineArn })).toMatchObject({ status: "ACTIVE" });
  });
});

describe("ARNs with something too few or too many", () => {
  test.each([":", "/", ":1:2", "/a/b", "/a:"])("are refused: …m%s", async (end) => {
    const arn = `${stateMachineArn}${end}`;
    expect(await refusalOf(host.call("StartExecution", { stateMachineArn: arn }))).toBe(
      `InvalidArn: Invalid Arn: '${arn}'`,
    );
  });

  test.each([
    "arn:aws:states:us-west-2:123456789012:execution:m",
    "arn:aws:states:us-west-2:123456789012:execution:m:a:b",
  ])("are refused: %s", async (executionArn) => {
    expect(await refusalOf(host.call("DescribeExecution", { executionArn }))).toBe(
      `InvalidArn: Invalid Arn: '${executionArn}'`,
    );
  });
});

describe("JSON nested too deeply is refused", () => {
  test.each<[string, string, object, string]>([
    [
      "as input",
      "StartExecution",
      { stateMachineArn, input: nested },
      `InvalidExecutionInput: Invalid State Machine Execution Input: '${tooDeep}'`,
    ],
    [
      "as input of a state",
      "TestState",
      { definition: '{"Type":"Pass","End":true}', input: nested },
      `InvalidExecutionInput: Invalid State Machine Execution Input: '${tooDeep}'`,
    ],
    [
      "as a task's output",
      "SendTaskSuccess",
      { taskToken: "t", output: nested },
      `InvalidOutput: Invalid Output: '${tooDeep}'`,
    ],
    [
      "as a definition",
      "CreateStateMachine",
      { name: "o", definition: nested, roleArn },
      `InvalidDefinition: Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: ${tooDeep} at null'`,
    ],
  ])("%s", async (_, operation, input, refusal) => {
    expect(await refusalOf(host.call(operation, input))).toBe(refusal);
  });
});

describe("quotas", () => {
  test("a machine has at most 100 aliases", async () => {
    const routingConfiguration = [{ stateMachineVersionArn: `${stateMachineArn}:1`, weight: 100 }];
    const alias = (n: number) => host.call("CreateStateMachineAlias", { name: `a-${n}`, routingConfiguration });
    for (let n = 1; n <= 100; n++) await alias(n);
    expect(await refusalOf(alias(101))).toBe(
      `ServiceQuotaExceededException: A state machine can have at most 100 aliases: '${stateMachineArn}'`,
    );
    expect(await alias(100)).toHaveProperty("stateMachineAliasArn");
  });
});
