import { IAM } from "@aws-sdk/client-iam";
import { type LogDestination, SFN } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";
import { passing, roleArn, waiting } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";
import { refusalOf } from "./support/refusal.ts";

let endpoint: TestEndpoint;
let sfn: SFN;
const arnOf = (name: string) => `arn:aws:states:us-west-2:123456789012:stateMachine:${name}`;

const loggingInto = (destination: LogDestination) => ({
  loggingConfiguration: { level: "ALL" as const, destinations: [destination] },
});

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await createServiceRole(endpoint.clientConfig);
  sfn = new SFN(endpoint.clientConfig);
});
afterAll(() => endpoint.close());

describe("CreateStateMachine", () => {
  test("answers the ARN and what was created can be described", async () => {
    const { stateMachineArn, creationDate } = await sfn.createStateMachine({
      name: "made",
      definition: passing,
      roleArn,
    });
    expect(stateMachineArn).toBe(arnOf("made"));
    const { $metadata, ...described } = await sfn.describeStateMachine({ stateMachineArn });
    expect($metadata.httpStatusCode).toBe(200);
    expect(described).toEqual({
      stateMachineArn,
      name: "made",
      status: "ACTIVE",
      definition: passing,
      roleArn,
      type: "STANDARD",
      creationDate,
      loggingConfiguration: { level: "OFF", includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      encryptionConfiguration: { type: "AWS_OWNED_KEY" },
    });
  });

  test("answers the existing machine when all but role and tags are the same", async () => {
    const first = await sfn.createStateMachine({ name: "again", definition: passing, roleArn });
    await createServiceRole(endpoint.clientConfig, { name: "machine-2" });
    const other = { roleArn: `${roleArn}-2`, tags: [{ key: "a", value: "b" }] };
    const second = await sfn.createStateMachine({ name: "again", definition: passing, ...other });
    expect(second.creationDate).toEqual(first.creationDate);
    expect((await sfn.describeStateMachine({ stateMachineArn: arnOf("again") })).roleArn).toBe(roleArn);
    expect((await sfn.listTagsForResource({ resourceArn: arnOf("again") })).tags).toEqual([]);
  });

  test.each([
    ["another definition", { definition: waiting(1) }],
    ["the same definition written otherwise", { definition: `${passing} ` }],
    ["another type", { type: "EXPRESS" as const }],
  ])("refuses the name of a machine with %s", async (_, change) => {
    await sfn.createStateMachine({ name: "taken", definition: passing, roleArn });
    expect(await refusalOf(sfn.createStateMachine({ name: "taken", definition: passing, roleArn, ...change }))).toBe(
      `StateMachineAlreadyExists: State Machine Already Exists: '${arnOf("taken")}'`,
    );
  });

  test.each([
    ["a name with a forbidden character", { name: "a b" }, "InvalidName: Invalid Name: 'a b'"],
    [
      "an empty name",
      { name: "" },
      "ValidationException: 1 validation error detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a definition that is too long",
      { definition: " ".repeat(1_048_577) },
      "ValidationException: 1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length less than or equal to 1048576",
    ],
    ["no role", { roleArn: "someone" }, "InvalidArn: Invalid Role Arn: 'someone'"],
    [
      "a definition without states",
      { definition: '{"StartAt":"A"}' },
      "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
    ],
    [
      "logging without a destination",
      { loggingConfiguration: { level: "ALL" as const } },
      "InvalidLoggingConfiguration: Invalid Logging Configuration: Must specify exactly one Log Destination.",
    ],
    [
      "logging into a destination that is no log group",
      loggingInto({}),
      "InvalidLoggingConfiguration: Invalid Logging Configuration: Must set valid CloudWatch Log Group ARN.",
    ],
    [
      "logging into a resource of another service",
      loggingInto({ cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:s3:::bucket" } }),
      "InvalidLoggingConfiguration: Invalid Logging Configuration: Provided ARN is not CloudWatch Logs Log Group ARN.",
    ],
    [
      "logging into a group without its streams",
      loggingInto({ cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:logs:us-west-2:123456789012:log-group:g" } }),
      "InvalidLoggingConfiguration: Invalid Logging Configuration: Log Group ARN must be provided with '*' qualifier.",
    ],
    [
      "a key of the caller's that it does not name",
      { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY" as const } },
      "InvalidEncryptionConfiguration: Invalid Encryption Configuration: Must set a valid kmsKeyId.",
    ],
    [
      "a key of the caller's beside AWS's",
      { encryptionConfiguration: { type: "AWS_OWNED_KEY" as const, kmsKeyId: "k" } },
      "InvalidEncryptionConfiguration: Invalid Encryption Configuration: Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.",
    ],
  ])("refuses %s", async (_, change, refusal) => {
    const input = { name: "refused", definition: passing, roleArn, ...change };
    expect(await refusalOf(sfn.createStateMachine(input))).toBe(refusal);
  });

  test("publishes the first version when asked, and is the same only with that version", async () => {
    const input = { name: "published", definition: passing, roleArn, publish: true, versionDescription: "first" };
    const made = await sfn.createStateMachine(input);
    expect(made.stateMachineVersionArn).toBe(`${arnOf("published")}:1`);
    expect(await sfn.createStateMachine(input)).toMatchObject({ stateMachineVersionArn: `${arnOf("published")}:1` });
    const taken = `StateMachineAlreadyExists: State Machine Already Exists: '${arnOf("published")}'`;
    for (const change of [{ versionDescription: "second" }, { publish: false, versionDescription: undefined }])
      expect(await refusalOf(sfn.createStateMachine({ ...input, ...change }))).toBe(taken);
  });
});

describe("the role of a machine", () => {
  const refusal =
    "AccessDeniedException: Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.";
  const roleNamed = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

  test("must trust Step Functions when a machine is made, changed or started", async () => {
    await createServiceRole(endpoint.clientConfig, { name: "of-lambda", service: "lambda.amazonaws.com" });
    const untrusting = { name: "untrusted", definition: passing, roleArn: roleNamed("of-lambda") };
    expect(await refusalOf(sfn.createStateMachine(untrusting))).toBe(refusal);
    expect(await refusalOf(sfn.describeStateMachine({ stateMachineArn: arnOf("untrusted") }))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${arnOf("untrusted")}'`,
    );
    const { stateMachineArn } = await sfn.createStateMachine({ ...untrusting, roleArn });
    expect(await refusalOf(sfn.updateStateMachine({ stateMachineArn, roleArn: roleNamed("of-lambda") }))).toBe(refusal);
    const update = await sfn.updateStateMachine({ stateMachineArn, definition: waiting(0) });
    expect(update.updateDate).toBeInstanceOf(Date);
  });

  test("must exist", async () => {
    const made = { name: "homeless", definition: passing, roleArn: roleNamed("nobody") };
    expect(await refusalOf(sfn.createStateMachine(made))).toBe(refusal);
  });

  test.each([
    ["STANDARD", "startExecution"],
    ["EXPRESS", "startExecution"],
    ["EXPRESS", "startSyncExecution"],
  ] as const)("is looked at again when a %s execution is started by %s", async (type, operation) => {
    const RoleName = `fickle-${type}-${operation}`;
    await createServiceRole(endpoint.clientConfig, { name: RoleName });
    const made = { name: `of-${RoleName}`, definition: passing, roleArn: roleNamed(RoleName), type };
    const { stateMachineArn } = await sfn.createStateMachine(made);
    await new IAM(endpoint.clientConfig).deleteRole({ RoleName });
    const start = () =>
      sfn[operation]({ stateMachineArn }).then(
        () => "started",
        (error: unknown) => String(error),
      );
    await expect.poll(start, { timeout: 6000, interval: 500 }).toBe(refusal);
  });
});

describe("UpdateStateMachine", () => {
  test("makes a revision that later executions run, while earlier ones keep theirs", async () => {
    const { stateMachineArn } = await sfn.createStateMachine({ name: "updated", definition: waiting(600), roleArn });
    const before = await sfn.startExecution({ stateMachineArn });
    const { revisionId } = await sfn.updateStateMachine({ stateMachineArn, definition: passing });
    const described = await sfn.describeStateMachine({ stateMachineArn });
    expect(described).toMatchObject({ definition: passing, roleArn, revisionId });
    const { executionArn } = before;
    expect(await sfn.describeStateMachineForExecution({ executionArn })).toMatchObject({ definition: waiting(600) });
    const after = await sfn.startExecution({ stateMachineArn });
    expect((await sfn.describeExecution({ executionArn: after.executionArn })).status).toBe("SUCCEEDED");
    expect((await sfn.describeExecution({ executionArn })).status).toBe("RUNNING");
  });

  test("refuses a change that changes nothing and a machine that is not there", async () => {
    const { stateMachineArn } = await sfn.createStateMachine({ name: "unchanged", definition: passing, roleArn });
    expect(await refusalOf(sfn.updateStateMachine({ stateMachineArn }))).toBe(
      "MissingRequiredParameter: Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration or the EncryptionConfiguration must be specified",
    );
    expect(await refusalOf(sfn.updateStateMachine({ stateMachineArn: arnOf("nowhere"), definition: passing }))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${arnOf("nowhere")}'`,
    );
  });
});

describe("DeleteStateMachine", () => {
  test("removes a machine whose executions have ended at once", async () => {
    const { stateMachineArn } = await sfn.createStateMachine({ name: "gone", definition: passing, roleArn });
    await sfn.startExecution({ stateMachineArn });
    await sfn.deleteStateMachine({ stateMachineArn });
    expect(await refusalOf(sfn.describeStateMachine({ stateMachineArn }))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${arnOf("gone")}'`,
    );
  });

  test("waits for running executions, which end at their next transition", async () => {
    const definition = JSON.stringify({
      StartAt: "W",
      States: { W: { Type: "Wait", Seconds: 1, Next: "P" }, P: { Type: "Pass", End: true } },
    });
    const { stateMachineArn } = await sfn.createStateMachine({ name: "leaving", definition, roleArn });
    const { executionArn } = await sfn.startExecution({ stateMachineArn });
    await sfn.deleteStateMachine({ stateMachineArn });
    expect((await sfn.describeStateMachine({ stateMachineArn })).status).toBe("DELETING");
    expect(await refusalOf(sfn.startExecution({ stateMachineArn }))).toBe(
      `StateMachineDeleting: State Machine is being deleted: '${stateMachineArn}'`,
    );
    await expect
      .poll(() => refusalOf(sfn.describeExecution({ executionArn })), { timeout: 5000 })
      .toContain("DoesNotExist");
  });

  test("takes a machine that is not there for deleted", async () => {
    const { $metadata } = await sfn.deleteStateMachine({ stateMachineArn: arnOf("never-was") });
    expect($metadata.httpStatusCode).toBe(200);
  });
});

describe("ARNs", () => {
  test.each([
    ["nonsense", "InvalidArn: Invalid Arn: 'Invalid ARN prefix: nonsense'"],
    [
      "arn:aws:states:us-west-2:123456789012:activity:a",
      "InvalidArn: Invalid Arn: 'Resource type not valid in this context: activity'",
    ],
    [arnOf("x"), `StateMachineDoesNotExist: State Machine Does Not Exist: '${arnOf("x")}'`],
    [
      "arn:aws:states:eu-west-1:123456789012:stateMachine:made",
      "StateMachineDoesNotExist: State Machine Does Not Exist: 'arn:aws:states:eu-west-1:123456789012:stateMachine:made'",
    ],
  ])("%s is refused", async (stateMachineArn, refusal) => {
    expect(await refusalOf(sfn.describeStateMachine({ stateMachineArn }))).toBe(refusal);
  });
});

describe("ListStateMachines", () => {
  test("pages by name, each region by itself", async () => {
    const other = new SFN({ ...endpoint.clientConfig, region: "eu-north-1" });
    for (const name of ["c", "a", "b"]) await other.createStateMachine({ name, definition: passing, roleArn });
    const first = await other.listStateMachines({ maxResults: 2 });
    expect(first.stateMachines?.map(({ name }) => name)).toEqual(["a", "b"]);
    const second = await other.listStateMachines({ maxResults: 2, nextToken: first.nextToken });
    expect(second.stateMachines?.map(({ name }) => name)).toEqual(["c"]);
    expect(second.nextToken).toBeUndefined();
    expect(await refusalOf(other.listStateMachines({ nextToken: "rubbish" }))).toBe(
      "InvalidToken: Invalid Token: 'Invalid token'",
    );
    expect(await refusalOf(sfn.listStateMachines({ nextToken: first.nextToken }))).toBe(
      "InvalidToken: Invalid Token: 'Invalid token'",
    );
    expect(await refusalOf(other.listStateMachines({ maxResults: 1001 }))).toBe(
      "ValidationException: 1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    );
  });
});

describe("ValidateStateMachineDefinition", () => {
  test("answers OK, or what is wrong and where", async () => {
    expect(await sfn.validateStateMachineDefinition({ definition: passing })).toMatchObject({
      result: "OK",
      diagnostics: [],
    });
    const { result, diagnostics } = await sfn.validateStateMachineDefinition({
      definition: '{"StartAt":"B","States":{"A":{"Type":"Pass","End":true}}}',
    });
    expect(result).toBe("FAIL");
    expect(diagnostics?.[0]).toMatchObject({ severity: "ERROR", location: expect.stringContaining("/StartAt") });
  });

  test("answers warnings only when asked for, and OK in spite of them", async () => {
    const definition = '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":"$.a","End":true}}}';
    expect((await sfn.validateStateMachineDefinition({ definition })).diagnostics).toEqual([]);
    expect(await sfn.validateStateMachineDefinition({ definition, severity: "WARNING" })).toMatchObject({
      result: "OK",
      diagnostics: [{ severity: "WARNING", code: "PASS_RESULT_IS_STATIC", location: "/States/A/Result" }],
      truncated: false,
    });
  });

  test("answers as many diagnostics as are wanted, and says when there are more", async () => {
    const definition = '{"StartAt":"A","States":{"A":{},"B":{},"C":{}}}';
    const two = await sfn.validateStateMachineDefinition({ definition, maxResults: 2 });
    expect(two).toMatchObject({ result: "FAIL", truncated: true });
    expect(two.diagnostics).toHaveLength(2);
    const all = await sfn.validateStateMachineDefinition({ definition, maxResults: 0 });
    expect(all).toMatchObject({ truncated: false });
    expect(all.diagnostics).toHaveLength(4);
  });
});

describe("tags", () => {
  test("are set, replaced, listed and removed", async () => {
    const tags = [{ key: "stage", value: "1" }];
    const { stateMachineArn: resourceArn } = await sfn.createStateMachine({
      name: "tagged",
      definition: passing,
      roleArn,
      tags,
    });
    await sfn.tagResource({
      resourceArn,
      tags: [
        { key: "stage", value: "2" },
        { key: "owner", value: "me" },
      ],
    });
    expect((await sfn.listTagsForResource({ resourceArn })).tags).toEqual([
      { key: "owner", value: "me" },
      { key: "stage", value: "2" },
    ]);
    await sfn.untagResource({ resourceArn, tagKeys: ["owner"] });
    expect((await sfn.listTagsForResource({ resourceArn })).tags).toEqual([{ key: "stage", value: "2" }]);
  });

  test("of what is not there are refused", async () => {
    expect(await refusalOf(sfn.listTagsForResource({ resourceArn: arnOf("untagged") }))).toBe(
      `ResourceNotFound: Resource not found: '${arnOf("untagged")}'`,
    );
  });
});
