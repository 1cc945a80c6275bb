import { describe, expect, test } from "vitest";
import { emptyBucket } from "../../src/aws/bucket/empty-bucket.ts";
import { startExecution } from "../../src/aws/execution/start-execution.ts";
import { whyNotYet } from "../../src/aws/machine/change-machine.ts";
import { partitionOf, stateMachineArn } from "../../src/arn.ts";
import { deleteStack } from "../../src/aws/stack/delete-stack.ts";
import { deployStack } from "../../src/aws/stack/deploy-stack.ts";
import { describeStack } from "../../src/aws/stack/describe-stack.ts";
import type { WorkshopEvent } from "../../src/workshop/port.ts";
import { reportResource } from "../../src/workshop/setup/setup.ts";
import { resetCollection } from "../../src/workshop/faces/collection.ts";
import { findMachines } from "../../src/workshop/machines.ts";
import { followExecution } from "../../src/workshop/run/follow-execution.ts";
import { awsError, fakeSession, onAws } from "../support/fake-aws.ts";

describe("an execution that was just started", () => {
  const arn = "arn:aws:states:us-west-2:123456789012:execution:RiderPhotoProcessing-1:x";
  const events = [
    { id: 1, type: "ExecutionStarted", timestamp: new Date(0) },
    { id: 2, type: "ExecutionSucceeded", timestamp: new Date(9), executionSucceededEventDetails: { output: "7" } },
  ];

  test("is followed although it is not visible yet, by its history alone, against a stale description", async () => {
    let histories = 0;
    const calls: string[] = [];
    const environment = onAws("us-west-2", (command) => {
      calls.push(command);
      if (command === "DescribeExecution") return { name: "x", status: "RUNNING", stateMachineArn: "m" };
      histories += 1;
      if (histories === 1) throw awsError("ExecutionDoesNotExist");
      return { events: histories === 2 ? events.slice(0, 1) : events };
    });
    const { execution } = await followExecution(environment, { arn, machine: "m" });
    expect(execution).toMatchObject({ status: "SUCCEEDED", output: "7", endedAt: new Date(9) });
    expect(calls.filter((call) => call === "DescribeExecution")).toHaveLength(1);
  });

  test("is followed to its end although later answers miss it", async () => {
    let histories = 0;
    let descriptions = 0;
    const environment = onAws("us-west-2", (command) => {
      if (command === "DescribeExecution") {
        descriptions += 1;
        if (descriptions === 1) throw awsError("ExecutionDoesNotExist");
        return { name: "x", status: "SUCCEEDED", stateMachineArn: "m" };
      }
      histories += 1;
      if (histories === 2 || histories === 3) throw awsError("ExecutionDoesNotExist");
      return { events: histories < 4 ? events.slice(0, 1) : events };
    });
    const { execution } = await followExecution(environment, { arn, machine: "m" });
    expect({ status: execution.status, histories, descriptions }).toEqual({
      status: "SUCCEEDED",
      histories: 4,
      descriptions: 2,
    });
  });

  test("is gone when it is missed for seconds", async () => {
    let histories = 0;
    const environment = onAws("us-west-2", () => {
      histories += 1;
      if (histories > 1) throw awsError("ExecutionDoesNotExist");
      return { events: events.slice(0, 1) };
    });
    const following = followExecution(environment, { arn, machine: "m" });
    await expect(following).rejects.toMatchObject({ code: "execution-not-found" });
  });

  test("a lost answer does not start it twice: the name is ours, and the same execution is answered", async () => {
    const names: unknown[] = [];
    const session = fakeSession((_command, { name }) => {
      names.push(name);
      throw awsError("ExecutionAlreadyExists");
    });
    const machineArn = "arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing:live";
    const started = await startExecution(session, { machineArn, input: {} });
    expect(started).toBe(`arn:aws:states:us-west-2:123456789012:execution:RiderPhotoProcessing:${String(names[0])}`);
    await expect(startExecution(session, { machineArn, input: {}, name: "mine" })).rejects.toMatchObject({
      code: "execution-exists",
    });
  });
});

describe("a collection that is reset", () => {
  const old = new Date("2026-01-01T00:00:00Z");
  const fresh = new Date("2026-01-01T01:00:00Z");

  /** Plays Rekognition: which creations succeed, and the time of creation that each look shows (none: not found). */
  async function reset(
    creations: boolean[],
    looks: (Date | undefined)[],
  ): Promise<{ creations: number; looks: number }> {
    const made = { creations: 0, looks: 0 };
    const environment = onAws("us-west-2", (command) => {
      if (command === "ListFaces") return { Faces: [] };
      if (command === "GetCallerIdentity")
        return { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" };
      if (command === "CreateCollection") {
        made.creations += 1;
        if (creations[made.creations - 1] !== true) throw awsError("ResourceAlreadyExistsException");
      }
      if (command === "DescribeCollection") {
        const CreationTimestamp = looks[made.looks];
        made.looks += 1;
        if (!CreationTimestamp) throw awsError("ResourceNotFoundException");
        return { FaceCount: 0, CreationTimestamp };
      }
      return {};
    });
    await resetCollection(environment);
    return made;
  }

  test("is created for certain, however long Rekognition shows the old one", async () => {
    // Before the deletion, after the refused creation, then seen, missed once more, and seen three times.
    const looks = [old, old, fresh, undefined, fresh, fresh, fresh];
    expect(await reset([false, true], looks)).toEqual({ creations: 2, looks: 7 });
  });

  test("was created when only the answer of the creation was lost", async () => {
    expect(await reset([false], [old, fresh, fresh, fresh, fresh])).toEqual({ creations: 1, looks: 5 });
  });
});

test("a stack that is not visible yet is waited for, and a creation whose answer was lost is joined", async () => {
  let token: unknown;
  let looks = 0;
  const reported: string[] = [];
  const session = fakeSession((command, input) => {
    if (command === "CreateStack") {
      token = input["ClientRequestToken"];
      throw awsError("AlreadyExistsException");
    }
    if (command === "DescribeStackEvents")
      return {
        StackEvents: [
          { EventId: "1", LogicalResourceId: "s", ResourceStatus: "CREATE_COMPLETE", ClientRequestToken: token },
        ],
      };
    looks += 1;
    // Absent before the creation, there when it is looked for by name, and unseen for two more looks.
    if (looks === 1 || looks === 3 || looks === 4) throw awsError("ValidationError", "Stack with id s does not exist");
    return { Stacks: [{ StackId: "id", StackName: "s", StackStatus: "CREATE_COMPLETE" }] };
  });
  const deployed = await deployStack(session, {
    name: "s",
    templateBody: "{}",
    parameters: new Map(),
    onEvent: ({ logicalId }) => reported.push(logicalId),
    onNote: () => undefined,
    signal: AbortSignal.timeout(5000),
  });
  expect(deployed).toMatchObject({ change: "created", stack: { status: "CREATE_COMPLETE" } });
  expect(looks).toBe(5);
});

describe("an answer of DescribeStacks that is older than what is known", () => {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
  const view = (StackStatus: string, LastUpdatedTime?: Date) => ({
    Stacks: [{ StackId: "id", StackName: "s", StackStatus, CreationTime: at(0), LastUpdatedTime }],
  });
  const absent = (): never => {
    throw awsError("ValidationError", "Stack with id s does not exist");
  };
  const deploymentOf = (notes: string[]) => ({
    name: "s",
    templateBody: "{}",
    parameters: new Map(),
    onEvent: () => undefined,
    onNote: ({ code }: { code: string }) => void notes.push(code),
    signal: AbortSignal.timeout(5000),
  });
  const eventOf = (EventId: string, ResourceStatus: string, ClientRequestToken: unknown) => ({
    EventId,
    LogicalResourceId: "s",
    StackId: "id",
    PhysicalResourceId: "id",
    ResourceStatus,
    ClientRequestToken,
  });

  test.each([["with"], ["without"]])("is not taken for the end of an update, %s tokens in events", async (tokens) => {
    const notes: string[] = [];
    let token: unknown;
    let looks = 0;
    const session = fakeSession((command, input) => {
      if (command === "UpdateStack") token = input["ClientRequestToken"];
      if (command === "DescribeStackEvents")
        return {
          StackEvents: [
            ...(looks > 3 && tokens === "with" ? [eventOf("2", "UPDATE_COMPLETE", token)] : []),
            eventOf("1", "UPDATE_COMPLETE", "earlier"),
          ],
        };
      if (command !== "DescribeStacks") return {};
      looks += 1;
      return looks < 6 ? view("UPDATE_COMPLETE", at(1)) : view("UPDATE_COMPLETE", at(2));
    });
    const { stack } = await deployStack(session, deploymentOf(notes));
    expect({ looks, notes, updatedAt: stack.updatedAt }).toEqual({
      looks: 6,
      notes: ["stack-answer-old"],
      updatedAt: at(2),
    });
  });

  test("is not taken for the end of a deletion", async () => {
    let looks = 0;
    const session = fakeSession((command) => {
      if (command === "DescribeStackEvents") return { StackEvents: [] };
      if (command !== "DescribeStacks") return {};
      looks += 1;
      return view(looks < 5 ? "CREATE_COMPLETE" : "DELETE_COMPLETE");
    });
    const stack = (await describeStack(session, "s")) ?? absent();
    await deleteStack(session, { stack, onEvent: () => undefined, signal: AbortSignal.timeout(5000) });
    expect(looks).toBe(5);
  });

  test("is waited out where the stack of an earlier try is not visible: it is claimed and brought up to date", async () => {
    const notes: string[] = [];
    const calls: string[] = [];
    let looks = 0;
    const session = fakeSession((command) => {
      calls.push(command);
      if (command === "CreateStack") throw awsError("AlreadyExistsException");
      if (command === "UpdateStack") throw awsError("ValidationError", "No updates are to be performed.");
      if (command === "DescribeStackEvents") return { StackEvents: [eventOf("1", "CREATE_COMPLETE", "earlier")] };
      looks += 1;
      return looks < 4 ? absent() : view("CREATE_COMPLETE");
    });
    const claimFound = (): Promise<unknown> => Promise.resolve(calls.push("claim"));
    const deployed = await deployStack(session, { ...deploymentOf(notes), claimFound });
    expect(deployed.change).toBe("unchanged");
    expect(calls.indexOf("claim")).toBeLessThan(calls.indexOf("UpdateStack"));
    expect(notes).toEqual(["stack-not-visible"]);
  });
});

test("machines are found by their ARNs: a listing that lags behind is not asked", async () => {
  const calls: string[] = [];
  const environment = onAws("us-gov-west-1", (command, { stateMachineArn: arn }) => {
    calls.push(command);
    if (String(arn).endsWith("-2")) return { name: "RiderPhotoProcessing-2", definition: "{}" };
    throw awsError("StateMachineDoesNotExist");
  });
  expect(await findMachines(environment)).toMatchObject([
    { stage: 2, arn: "arn:aws-us-gov:states:us-gov-west-1:123456789012:stateMachine:RiderPhotoProcessing-2" },
  ]);
  expect(new Set(calls)).toEqual(new Set(["DescribeStateMachine"]));
});

test.each([
  ["us-east-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["us-gov-east-1", "aws-us-gov"],
  ["eusc-de-east-1", "aws-eusc"],
  ["us-isob-east-1", "aws-iso-b"],
])("%s is in the partition %s", (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
  expect(stateMachineArn({ region, account: "1", name: "m" })).toMatch(new RegExp(`^arn:${partition}:states:`));
});

test.each([
  [
    "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.",
    true,
  ],
  ["'arn:aws:iam::123456789012:role/wildrydes-bulk-BulkMapRole' is not authorized to create managed-rule.", true],
  ["The state machine IAM Role is not authorized to access the Log Destination", true],
  ["User: arn:aws:iam::123456789012:user/ann is not authorized to perform: states:CreateStateMachine", false],
])("%s: tried again: %s", (message, again) => {
  expect(whyNotYet(awsError("AccessDeniedException", message)) !== undefined).toBe(again);
});

test("a bucket that goes while it is emptied is empty", async () => {
  const session = fakeSession((command) => {
    if (command === "ListObjectVersions") return { Versions: [{ Key: "a", VersionId: "1" }] };
    if (command === "DeleteObjects") throw awsError("NoSuchBucket");
    return {};
  });
  expect(await emptyBucket(session, "b")).toBe(0);
});

test("a resource has one line while it is made, however often CloudFormation looks for it", () => {
  const reported: WorkshopEvent[] = [];
  const { port } = onAws("us-west-2", () => ({}), reported);
  const event = { id: "1", logicalId: "Table", resourceType: "AWS::DynamoDB::Table", at: undefined, ofStack: false };
  for (const reason of [undefined, "Resource creation Initiated", "Eventual consistency check initiated"])
    reportResource(port, { ...event, status: "CREATE_IN_PROGRESS", reason });
  expect(reported).toHaveLength(1);
});

test("all pages of unfinished uploads go, and one that ended meanwhile is not a failure", async () => {
  const pages = [
    { Uploads: [{ Key: "a", UploadId: "1" }], IsTruncated: true, NextKeyMarker: "a", NextUploadIdMarker: "1" },
    { Uploads: [{ Key: "b", UploadId: "2" }] },
  ];
  const aborted: unknown[] = [];
  const session = fakeSession((command, { KeyMarker, UploadId }) => {
    if (command === "ListMultipartUploads") return aborted.length < 2 ? pages[KeyMarker === undefined ? 0 : 1] : {};
    if (command === "AbortMultipartUpload") {
      aborted.push(UploadId);
      if (UploadId === "1") throw awsError("NoSuchUpload");
    }
    return {};
  });
  await emptyBucket(session, "b");
  expect(aborted).toEqual(["1", "2"]);
});
