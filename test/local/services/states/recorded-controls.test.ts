import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";

/** The findings of recordings of AWS's control plane, beyond what the API reference says. */
let host: StatesHost;
let allowed: (action: string) => boolean;
beforeEach(() => {
  allowed = () => true;
  host = openStatesHost({
    simulate: () => ({ logGroups: [{ logGroupName: "/here" }, { logGroupName: "/hereafter" }] }),
    roleAllows: (action) => allowed(action),
  });
});
afterEach(() => host.close());

const pass = { StartAt: "P", States: { P: { Type: "Pass", End: true } } };
const definition = JSON.stringify(pass);
const machine = "arn:aws:states:us-west-2:123456789012:stateMachine:m";
const create = (more: object = {}) => host.call("CreateStateMachine", { name: "m", definition, roleArn, ...more });
const update = (more: object) => host.call("UpdateStateMachine", { stateMachineArn: machine, ...more });

describe("an update that changes nothing", () => {
  test("keeps revision and version", async () => {
    await create({ publish: true });
    const same = { definition: JSON.stringify(pass, undefined, 2), roleArn, publish: true };
    expect(await update(same)).toMatchObject({ stateMachineVersionArn: `${machine}:1` });
    expect(await update(same)).not.toHaveProperty("revisionId");
    const changed = { definition: definition.replace('"End"', '"Comment":"c","End"'), publish: true };
    const { revisionId, stateMachineVersionArn } = await update(changed);
    expect(stateMachineVersionArn).toBe(`${machine}:2`);
    expect(await update(changed)).toMatchObject({ revisionId, stateMachineVersionArn });
    expect(await update({ loggingConfiguration: { level: "OFF" } })).toMatchObject({ revisionId });
  });
});

describe("what is described", () => {
  test("says how it is encrypted, also when nobody did", async () => {
    await create();
    const encryptionConfiguration = { type: "AWS_OWNED_KEY" };
    expect(await host.call("DescribeStateMachine", { stateMachineArn: machine })).toMatchObject({
      encryptionConfiguration,
    });
    const { executionArn } = await host.call("StartExecution", { stateMachineArn: machine });
    expect(await host.call("DescribeStateMachineForExecution", { executionArn })).toMatchObject({
      encryptionConfiguration,
    });
    const { activityArn } = await host.call("CreateActivity", { name: "a" });
    expect(await host.call("DescribeActivity", { activityArn })).toMatchObject({ encryptionConfiguration });
  });
});

describe("aliases", () => {
  const route = (weight: number, version: number) => ({ stateMachineVersionArn: `${machine}:${version}`, weight });
  const alias = (name: string, ...routingConfiguration: object[]) =>
    host.call("CreateStateMachineAlias", { name, routingConfiguration });

  test("are listed by name, page by page", async () => {
    await create({ publish: true });
    for (const name of ["b", "c", "a"]) await alias(name, route(100, 1));
    const first = await host.call("ListStateMachineAliases", { stateMachineArn: machine, maxResults: 2 });
    expect(JSON.stringify(first)).toMatch(/:a".*:b"/);
    const rest = await host.call("ListStateMachineAliases", {
      stateMachineArn: machine,
      nextToken: first["nextToken"],
    });
    expect(rest).toMatchObject({ stateMachineAliases: [{ stateMachineAliasArn: `${machine}:c` }] });
  });

  test("that are not there can be deleted all the same", async () => {
    expect(await host.call("DeleteStateMachineAlias", { stateMachineAliasArn: `${machine}:gone` })).toEqual({});
    await create();
    expect(await host.call("DeleteStateMachineAlias", { stateMachineAliasArn: `${machine}:gone` })).toEqual({});
  });

  test("say which weights and versions they were given", async () => {
    await create({ publish: true });
    expect(await refusalOf(alias("a", route(70, 1), route(29, 2)))).toBe(
      "ValidationException: Sum of routing configuration weights must equal 100. Received: [70, 29]",
    );
    expect(await refusalOf(alias("a", { stateMachineVersionArn: machine, weight: 100 }))).toBe(
      `ValidationException: Routing configuration must contain state machine version ARNs. Received: [${machine}]`,
    );
  });
});

test("a version of another revision is refused by the names of both", async () => {
  await create();
  const { revisionId } = await update({ definition: definition.replace('"End"', '"Comment":"c","End"') });
  const wanted = "11111111-1111-1111-1111-111111111111";
  expect(
    await refusalOf(host.call("PublishStateMachineVersion", { stateMachineArn: machine, revisionId: wanted })),
  ).toBe(
    `ConflictException: Failed to publish the State Machine version for revision ${wanted}. The current State Machine revision is ${String(revisionId)}.`,
  );
});

describe("a definition that is not JSON", () => {
  test.each([
    ["", "SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object", undefined],
    [
      "not a definition",
      "INVALID_JSON_DESCRIPTION",
      "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      '[Source: (String)"not a definition"; line: 1, column: 4]',
    ],
    [
      '{\n  "a":',
      "INVALID_JSON_DESCRIPTION",
      "Unexpected end-of-input: expected close marker for Object",
      '[Source: (String)"{\n  "a":"; line: 2, column: 7]',
    ],
    [
      "{a}",
      "INVALID_JSON_DESCRIPTION",
      "Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
      '[Source: (String)"{a}"; line: 1, column: 3]',
    ],
  ])("%j", async (source, code, message, location) => {
    const answer = await host.call("ValidateStateMachineDefinition", { definition: source });
    expect(answer).toEqual({
      result: "FAIL",
      truncated: false,
      diagnostics: [{ severity: "ERROR", code, message, ...(location && { location }) }],
    });
  });
});

describe("an action of an AWS service", () => {
  const unknown = [
    "aws-sdk:nosuch:list",
    "aws-sdk:dynamodb:scann",
    "aws-sdk:events:putRule",
    "aws-sdk:bedrockagentcore:InvokeHarness",
    "bedrockagentcore:invokeHarness.sync",
  ];
  const known = [
    "aws-sdk:eventbridge:putRule",
    "aws-sdk:cognitoidentityprovider:adminCreateUser",
    "aws-sdk:lookoutvision:detectAnomalies",
    "bedrockagentcore:invokeHarness",
  ];
  test.each([...unknown.map((action) => [action, "FAIL"]), ...known.map((action) => [action, "OK"])])(
    "%s: %s",
    async (action, result) => {
      const task = {
        Type: "Task",
        Resource: `arn:aws:states:::${action}`,
        Parameters: { "Name.$": "$.name" },
        End: true,
      };
      const source = JSON.stringify({ StartAt: "T", States: { T: task } });
      expect(await host.call("ValidateStateMachineDefinition", { definition: source })).toMatchObject({ result });
    },
  );
});

describe("the group that a machine logs to", () => {
  const logTo = (group: string, region = "us-west-2") => ({
    loggingConfiguration: {
      level: "ALL",
      destinations: [
        { cloudWatchLogsLogGroup: { logGroupArn: `arn:aws:logs:${region}:123456789012:log-group:${group}:*` } },
      ],
    },
  });
  const notFound = "InvalidLoggingConfiguration: Invalid Logging Configuration: Log Destination not found.";

  test("must be there, at creation and at an update", async () => {
    expect(await refusalOf(create(logTo("/gone")))).toBe(notFound);
    expect(await refusalOf(create(logTo("/here", "eu-west-1")))).toBe(notFound);
    await create(logTo("/here"));
    expect(await refusalOf(update(logTo("/her")))).toBe(notFound);
  });

  test("must be open to the role", async () => {
    allowed = (action) => action !== "logs:UpdateLogDelivery";
    const refusal = "AccessDeniedException: The state machine IAM Role is not authorized to access the Log Destination";
    expect(await refusalOf(create(logTo("/here")))).toBe(refusal);
    await create();
    expect(await refusalOf(update(logTo("/here")))).toBe(refusal);
  });

  test("takes no log of a machine whose name log delivery refuses", async () => {
    const name = "テスト";
    await create({ name });
    await create({ name: "logged", ...logTo("/here") });
    const refusal = await refusalOf(create({ name: `${name}-2`, ...logTo("/here") }));
    expect(refusal).toBe(
      `InvalidLoggingConfiguration: Invalid Logging Configuration: 1 validation error detected: Value '${machine.replace(/[^:]+$/, `${name}-2`)}' at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z.\\/\\-_:]+$`,
    );
  });

  test("need not be open to the deletion of deliveries, as published samples show", async () => {
    allowed = (action) => action !== "logs:DeleteLogDelivery";
    expect(await create(logTo("/here"))).toMatchObject({ stateMachineArn: expect.any(String) });
  });
});
