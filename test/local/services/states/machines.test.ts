import { SFN } from "@aws-sdk/client-sfn";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { passing, roleArn, waiting } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";
import { refusalOf } from "./support/refusal.ts";

const endpoint = await useTestEndpoint();
const sfn = new SFN(endpoint.clientConfig);
const arnOf = (name: string) => `arn:aws:states:us-west-2:123456789012:stateMachine:${name}`;

beforeAll(async () => {
  await createServiceRole(endpoint.clientConfig);
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
