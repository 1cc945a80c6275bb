import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, CreateLogGroupCommand, DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, type AwsSession } from "../../src/aws/session.ts";
import { deleteStack } from "../../src/aws/stack/delete-stack.ts";
import { deployStack, type StackDeployment } from "../../src/aws/stack/deploy-stack.ts";
import { findFailureCause } from "../../src/aws/stack/failure-cause.ts";
import { describeStack } from "../../src/aws/stack/describe-stack.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

let endpoint: TestEndpoint;
let session: AwsSession;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  session = openSession({ region: endpoint.region, endpointUrl: endpoint.url, credentials: endpoint.credentials });
});
afterAll(() => endpoint.close());

const groups = (...names: string[]): string =>
  JSON.stringify({
    Parameters: { Days: { Type: "Number", Default: 7 } },
    Resources: Object.fromEntries(
      names.map((name) => [
        name,
        { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: name, RetentionInDays: { Ref: "Days" } } },
      ]),
    ),
    Outputs: { First: { Value: { Ref: names[0] } } },
  });

/** A table takes its time to come and to go, as on AWS. */
const table = JSON.stringify({
  Resources: {
    Riders: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      },
    },
  },
});

function deployment(name: string, templateBody: string): StackDeployment & { reported: string[]; notes: object[] } {
  const reported: string[] = [];
  const notes: object[] = [];
  return {
    name,
    templateBody,
    parameters: new Map([["Days", "7"]]),
    onEvent: (event) => reported.push(`${event.logicalId} ${event.status}`),
    onNote: (note) => notes.push(note),
    signal: AbortSignal.timeout(30_000),
    reported,
    notes,
  };
}

describe("deploying a stack", () => {
  test("creates it, reporting each resource from its first event to the stack's last", async () => {
    const wanted = deployment("plain", groups("one", "two"));
    const { change, stack } = await deployStack(session, wanted);
    expect(change).toBe("created");
    expect(Object.fromEntries(stack.outputs)).toEqual({ First: "one" });
    expect(wanted.reported[0]).toBe("plain CREATE_IN_PROGRESS");
    expect(wanted.reported).toContain("one CREATE_COMPLETE");
    expect(wanted.reported.at(-1)).toBe("plain CREATE_COMPLETE");
  });

  test("changes nothing a second time", async () => {
    const wanted = deployment("plain", groups("one", "two"));
    expect(await deployStack(session, wanted)).toMatchObject({ change: "unchanged" });
    expect(wanted.reported).toEqual([]);
  });

  test("updates it, reporting the update's events alone", async () => {
    const wanted = deployment("plain", groups("one", "two", "three"));
    expect(await deployStack(session, wanted)).toMatchObject({ change: "updated" });
    expect(wanted.reported[0]).toBe("plain UPDATE_IN_PROGRESS");
    expect(wanted.reported).not.toContain("one CREATE_COMPLETE");
    expect(wanted.reported).toContain("three CREATE_COMPLETE");
  });

  test("joins a creation that another program began, and then brings it up to date", async () => {
    const client = session.client(CloudFormationClient);
    await client.send(new CreateStackCommand({ StackName: "begun", TemplateBody: table }));
    const wanted = { ...deployment("begun", table), parameters: new Map<string, string>() };
    expect(await deployStack(session, wanted)).toMatchObject({
      change: "unchanged",
      stack: { status: "CREATE_COMPLETE" },
    });
    expect(wanted.notes).toEqual([{ code: "stack-operation-running", values: { status: "CREATE_IN_PROGRESS" } }]);
    expect(wanted.reported.at(-1)).toBe("begun CREATE_COMPLETE");
  });

  test("waits for a deletion to end, and then creates it again", async () => {
    await session.client(CloudFormationClient).send(new DeleteStackCommand({ StackName: "begun" }));
    const wanted = { ...deployment("begun", table), parameters: new Map<string, string>() };
    expect(await deployStack(session, wanted)).toMatchObject({ change: "created" });
    expect(wanted.notes).toEqual([{ code: "stack-operation-running", values: { status: "DELETE_IN_PROGRESS" } }]);
  });

  test("fails with the reason of the resource that failed first, and heals afterwards", async () => {
    const broken = deployment("broken", groups("x", "one"));
    await expect(deployStack(session, broken)).rejects.toMatchObject({
      code: "stack-failed",
      values: {
        stack: "broken",
        status: "ROLLBACK_COMPLETE",
        reasons: [expect.stringMatching(/^one \(AWS::Logs::LogGroup\): .*already exists/)],
      },
    });
    const mended = deployment("broken", groups("x"));
    expect(await deployStack(session, mended)).toMatchObject({ change: "created" });
    expect(mended.notes).toEqual([{ code: "stack-creation-failed", values: { status: "ROLLBACK_COMPLETE" } }]);
  });

  test("deletes it, and it is gone", async () => {
    const stack = await describeStack(session, "broken");
    if (stack === undefined) throw new Error("the stack is not there");
    const reported: string[] = [];
    const onEvent = (event: { logicalId: string; status: string }) =>
      reported.push(`${event.logicalId} ${event.status}`);
    await deleteStack(session, { stack, onEvent, signal: AbortSignal.timeout(30_000) });
    expect(reported.at(-1)).toBe("broken DELETE_COMPLETE");
    expect(await describeStack(session, "broken")).toBeUndefined();
  });

  test("says at once that a failed rollback failed again, and finishes it when the cause is removed", async () => {
    const logs = new CloudWatchLogsClient(endpoint.clientConfig);
    await deployStack(session, deployment("rolled", groups("RolledLog")));
    await updateAndFail("rolled", "RolledLog");
    await logs.send(new DeleteLogGroupCommand({ logGroupName: "RolledLog" }));
    await settled("rolled", "UPDATE_ROLLBACK_FAILED");
    const again = deployment("rolled", groups("RolledLog"));
    await expect(deployStack(session, again)).rejects.toMatchObject({
      code: "stack-failed",
      values: {
        status: "UPDATE_ROLLBACK_FAILED",
        reasons: [expect.stringContaining("The specified log group does not exist")],
      },
    });
    expect(again.notes).toEqual([{ code: "stack-rollback-failed", values: { status: "UPDATE_ROLLBACK_FAILED" } }]);
    await logs.send(new CreateLogGroupCommand({ logGroupName: "RolledLog" }));
    const healed = await deployStack(session, deployment("rolled", groups("RolledLog")));
    expect(healed).toMatchObject({ change: "unchanged", stack: { status: "UPDATE_ROLLBACK_COMPLETE" } });
  });
});

/** Updates a stack so that the group's retention changes and the update fails a second later. */
async function updateAndFail(StackName: string, group: string): Promise<void> {
  const template = JSON.parse(groups(group));
  template.Resources[group].Properties.RetentionInDays = 14;
  template.Resources.Handle = { Type: "AWS::CloudFormation::WaitConditionHandle" };
  template.Resources.Late = {
    Type: "AWS::CloudFormation::WaitCondition",
    DependsOn: group,
    Properties: { Handle: { Ref: "Handle" }, Timeout: "1" },
  };
  const client = new CloudFormationClient(endpoint.clientConfig);
  await client.send(new UpdateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }));
  await expect
    .poll(async () => (await describeResources(client, StackName)).get(group), { interval: 20 })
    .toBe("UPDATE_COMPLETE");
}

async function describeResources(client: CloudFormationClient, StackName: string): Promise<Map<string, string>> {
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName }));
  return new Map(StackResources.map((each) => [each.LogicalResourceId ?? "", each.ResourceStatus ?? ""]));
}

async function settled(name: string, status: string): Promise<void> {
  await expect
    .poll(async () => (await describeStack(session, name))?.status, { timeout: 10_000, interval: 50 })
    .toBe(status);
}

test.each([
  [
    'Resource handler returned message: "Code storage limit exceeded. (Service: Lambda, Status Code: 400, Request ID: 1)" (RequestToken: 2, HandlerErrorCode: ServiceLimitExceeded)',
    "quota",
  ],
  ["Cannot exceed quota for RolesPerAccount: 1000 (Service: Iam; Error Code: LimitExceeded)", "quota"],
  [
    "User: arn:aws:sts::123456789012:assumed-role/a/b is not authorized to perform: iam:CreateRole with an explicit deny in a service control policy",
    "organization",
  ],
  ["User: x is not authorized to perform: iam:CreateRole on resource: y", "denied"],
  ["Resource of type 'AWS::Logs::LogGroup' with identifier 'x' already exists.", "exists"],
  ["Internal Failure", undefined],
])("the cause of a failed deployment: %s", (reason, cause) => {
  expect(findFailureCause("ROLLBACK_COMPLETE", ["Resource creation cancelled", reason])).toBe(cause);
});

test("a stack that another command deleted meanwhile has failed for that", () => {
  expect(findFailureCause(undefined, [])).toBe("deleted");
  expect(findFailureCause("DELETE_COMPLETE", ["Internal Failure"])).toBe("deleted");
});
