import { describe, expect, test } from "vitest";
import { readChildResult } from "../../../src/workshop/bulk/distributed/child-result.ts";
import { readResultObjects } from "../../../src/workshop/bulk/distributed/result-lines.ts";

async function objectsOf(text: string, pieceBytes: number): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const found = [];
  for await (const object of readResultObjects(pieces())) found.push(JSON.parse(object));
  return found;
}

describe("result files", () => {
  const values = [
    { Name: 'a "quoted" { brace', Output: '{"x":"\\\\"}' },
    { Name: "zweite ä 日", nested: { a: [{}, {}] } },
    {},
  ];

  test.each([1, 2, 3, 7, 1000])("an array, in pieces of %i bytes", async (pieceBytes) => {
    expect(await objectsOf(JSON.stringify(values), pieceBytes)).toEqual(values);
  });

  test.each([1, 5, 1000])("JSON Lines, in pieces of %i bytes", async (pieceBytes) => {
    expect(await objectsOf(values.map((value) => JSON.stringify(value)).join("\n"), pieceBytes)).toEqual(values);
  });

  test("an array of nothing", async () => {
    expect(await objectsOf("[]", 10)).toEqual([]);
  });
});

describe("a child's result", () => {
  const item = {
    row: 7,
    repeat: 2,
    place: "line 8",
    key: "a.jpg",
    expect: "refused:2 faces",
    machine: "RiderPhotoProcessing-4",
    machineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing-4",
    execution: "batch-7.2-0123456789abcdef",
    executionArn: "arn:…",
    input: { userId: "user_a", s3Bucket: "photos", s3Key: "a.jpg" },
  };
  const child = {
    ExecutionArn: "arn:aws:states:us-west-2:123456789012:execution:RiderPhotoBulk/RunRows:1",
    Input: JSON.stringify(item),
    InputDetails: { Included: true },
    Name: "1",
    StartDate: "2026-03-01T12:00:00.000Z",
    StopDate: "2026-03-01T12:00:03.000Z",
  };
  const row = {
    row: 7,
    repeat: 2,
    place: "line 8",
    user: "user_a",
    key: "a.jpg",
    machine: "RiderPhotoProcessing-4",
    execution: "batch-7.2-0123456789abcdef",
    expected: "refused:2 faces",
  };
  const start = Date.parse("2026-03-01T12:00:01.000Z");

  test("of a row whose execution succeeded, its output as JSON", () => {
    const end = {
      Status: "SUCCEEDED",
      Output: {
        messageToSend: { title: "PhotoDoesNotMeetRequirementError", message: "Detected 2 faces in the photo." },
      },
      StartDate: start,
      StopDate: start + 1500,
    };
    const text = JSON.stringify({ ...child, Status: "SUCCEEDED", Output: JSON.stringify({ ...item, end }) });
    expect(readChildResult(text)).toEqual({
      ...row,
      photo: undefined,
      outcome: {
        kind: "refused",
        reason: "2 faces",
        reasonCode: { code: "several-faces", values: { count: 2 } },
        error: "PhotoDoesNotMeetRequirementError",
      },
      asExpected: true,
      startedAt: "2026-03-01T12:00:01.000Z",
      durationMs: 1500,
      states: [],
    });
  });

  test("of a row that was looked at again, its output as text and its dates as ISO 8601", () => {
    const end = {
      Status: "SUCCEEDED",
      Output: '{"ok":true}',
      StartDate: "2026-03-01T12:00:01Z",
      StopDate: "2026-03-01T12:00:01.250Z",
    };
    const text = JSON.stringify({ ...child, Status: "SUCCEEDED", Output: JSON.stringify({ ...item, end }) });
    expect(readChildResult(text)).toMatchObject({ outcome: { kind: "accepted" }, asExpected: false, durationMs: 250 });
  });

  test("of a row whose execution failed: the cause holds it", () => {
    const Cause = JSON.stringify({
      Status: "FAILED",
      Error: "Boom",
      Cause: "It broke.",
      StartDate: start,
      StopDate: start + 5,
    });
    const text = JSON.stringify({ ...child, Status: "FAILED", Error: "States.TaskFailed", Cause });
    expect(readChildResult(text)).toMatchObject({
      outcome: { kind: "failed", reason: "Boom: It broke.", error: "Boom" },
      durationMs: 5,
    });
  });

  test("of a row that could not be started", () => {
    const text = JSON.stringify({
      ...child,
      Status: "FAILED",
      Error: "StepFunctions.StateMachineDoesNotExistException",
      Cause: "State Machine Does Not Exist",
    });
    expect(readChildResult(text)).toMatchObject({
      outcome: {
        kind: "unfinished",
        reason: "StepFunctions.StateMachineDoesNotExistException: State Machine Does Not Exist",
      },
      asExpected: false,
    });
  });

  test.each([
    ["a row that was never begun", JSON.stringify({ ...child, Status: "PENDING" })],
    ["something else", JSON.stringify({ Input: "{}" })],
    ["no JSON", "{"],
  ])("%s has none", (_, text) => {
    expect(readChildResult(text)).toBeUndefined();
  });
});
