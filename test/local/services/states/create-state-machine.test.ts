import { IAM } from "@aws-sdk/client-iam";
import { type LogDestination, SFN } from "@aws-sdk/client-sfn";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { passing, roleArn, waiting } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";
import { refusalOf } from "./support/refusal.ts";

const endpoint = await useTestEndpoint();
const sfn = new SFN(endpoint.clientConfig);
const arnOf = (name: string) => `arn:aws:states:us-west-2:123456789012:stateMachine:${name}`;

const loggingInto = (destination: LogDestination) => ({
  loggingConfiguration: { level: "ALL" as const, destinations: [destination] },
});

beforeAll(async () => {
  await createServiceRole(endpoint.clientConfig);
});

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
