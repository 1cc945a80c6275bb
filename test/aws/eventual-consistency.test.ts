import { describe, expect, test } from "vitest";
import { emptyBucket } from "../../src/aws/bucket/empty-bucket.ts";
import { startExecution } from "../../src/aws/execution/start-execution.ts";
import { whyNotYet } from "../../src/aws/machine/change-machine.ts";
import { partitionOf, stateMachineArn } from "../../src/arn.ts";
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
