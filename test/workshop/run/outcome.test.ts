import { describe, expect, test } from "vitest";
import type { ExecutionView } from "../../../src/aws/execution/read-execution.ts";
import { judgeExecution } from "../../../src/workshop/run/outcome.ts";
import { createStateHistory } from "../../../src/workshop/run/state-history.ts";
import { judgeRun } from "../../../src/workshop/run/check-run.ts";
import {
  acceptedRun,
  entered,
  exited,
  failedRun,
  lambdaFailed,
  scriptHistory,
  type ScriptedEvent,
} from "./history-script.ts";

function execution(status: NonNullable<ExecutionView["status"]>, details: Partial<ExecutionView> = {}): ExecutionView {
  return {
    name: "e",
    arn: "arn:aws:states:us-west-2:123456789012:execution:m:e",
    machineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing-4",
    status,
    startedAt: new Date(0),
    endedAt: new Date(1000),
    input: "{}",
    output: undefined,
    error: undefined,
    cause: undefined,
    ...details,
  };
}

function visitsOf(events: readonly ScriptedEvent[]) {
  const history = createStateHistory();
  history.add(scriptHistory(events));
  return history.visits();
}

/** The history of a refused photo: the error is caught, and `state` tells the rider with `answer`. */
function refusal(error: string, message: string, { state = "PhotoDoesNotMeetRequirement", answer = {} } = {}) {
  const cause = JSON.stringify({ errorType: error, errorMessage: message, trace: [] });
  const input = JSON.stringify({ userId: "user_a", errorInfo: { Error: error, Cause: cause } });
  const output = JSON.stringify(answer);
  const events: ScriptedEvent[] = [
    ["ExecutionStarted", 0, 0],
    ["TaskStateEntered", 1, 0, entered("FaceDetection")],
    ["LambdaFunctionScheduled", 1, 2],
    ["LambdaFunctionFailed", 2, 3, lambdaFailed(error, message)],
    ["TaskStateExited", 2, 4, exited("FaceDetection")],
    ["TaskStateEntered", 3, 5, entered(state, input)],
    ["TaskScheduled", 3, 6],
    ["TaskSucceeded", 4, 7],
    ["TaskStateExited", 4, 8, exited(state, output)],
  ];
  return judgeExecution(execution("SUCCEEDED", { output }), visitsOf(events));
}

/** The answer of `sns:publish`. */
const published = { MessageId: "5a1b", SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: {} };

describe("the outcome", () => {
  test("an execution that ends with the rider's data accepted the photo", () => {
    const output = JSON.stringify({ userId: "user_a", parallelResult: [] });
    expect(judgeExecution(execution("SUCCEEDED", { output }), visitsOf(acceptedRun))).toEqual({ kind: "accepted" });
  });

  test.each([
    ["PhotoDoesNotMeetRequirementError", "Face is wearing sunglasses", { code: "wearing-sunglasses" }],
    [
      "PhotoDoesNotMeetRequirementError",
      "Detected 2 faces in the photo.",
      { code: "several-faces", values: { count: 2 } },
    ],
    ["PhotoDoesNotMeetRequirementError", "Detected 0 faces in the photo.", { code: "no-face-found" }],
    ["FaceAlreadyExistsError", "Face in the picture is already in the system. ", { code: "already-registered" }],
    [
      "PhotoDoesNotMeetRequirementError",
      "Unsupported image file format. Only JPEG or PNG is supported",
      { code: "not-jpeg-or-png" },
    ],
    [
      "PhotoDoesNotMeetRequirementError",
      "Image is too large",
      { code: "said-by-aws", values: { text: "Image is too large" } },
    ],
    ["InvalidS3ObjectException", "Unable to get object metadata from S3.", { code: "unreadable-photo" }],
  ])("%s: %s", (error, message, reason) => {
    for (const answer of [published, { messageToSend: { title: error, message } }])
      expect(refusal(error, message, { answer })).toEqual({ kind: "refused", reason, error });
  });

  test("Workflow Studio spells the state with spaces", () => {
    const state = "Photo Does Not Meet Requirement";
    expect(refusal("FaceAlreadyExistsError", "known", { state, answer: published })).toMatchObject({
      kind: "refused",
      reason: { code: "already-registered" },
    });
  });

  test("an error that is caught into another state refuses nothing", () => {
    expect(refusal("ThrottlingException", "slow down", { state: "TryAgain", answer: published })).toMatchObject({
      kind: "accepted",
    });
  });

  test("a machine that is not the workshop's ends in AWS's word", () => {
    const judge = (name: string) =>
      judgeExecution(
        { ...execution("SUCCEEDED", { output: "{}" }), machineArn: `arn:aws:states:us-west-2:1:stateMachine:${name}` },
        [],
      ).kind;
    const workshops = ["-1", "-4-blue", "", "-sdk-3", "-5"].map((rest) => `RiderPhotoProcessing${rest}`);
    for (const name of [...workshops, "RiderPhotoMetadata", "RiderPhotoTrigger-blue"])
      expect([name, judge(name)]).toEqual([name, "accepted"]);
    for (const name of ["Hello", "RiderPhotoMap", "RiderPhotoCopy", "RiderPhotoProcessingOwn"])
      expect([name, judge(name)]).toEqual([name, "succeeded"]);
    // The workshop's states under another name judge photos all the same.
    expect(judgeExecution(execution("SUCCEEDED", { output: "{}" }), visitsOf(acceptedRun)).kind).toBe("accepted");
  });

  test("without a history the output decides", () => {
    const judge = (output: object) => judgeExecution(execution("SUCCEEDED", { output: JSON.stringify(output) }), []);
    expect(judge({ messageToSend: { title: "FaceAlreadyExistsError", message: "known" } })).toMatchObject({
      kind: "refused",
      reason: { code: "already-registered" },
    });
    expect(judge(published)).toEqual({ kind: "refused", reason: { code: "unknown-reason" }, error: undefined });
    expect(judge({ SdkHttpMetadata: {}, SdkResponseMetadata: {} })).toMatchObject({ kind: "accepted" });
  });

  test("a failure has the message of the function that threw it", () => {
    const cause = JSON.stringify({ errorType: "ResourceNotFoundException", errorMessage: "no such collection" });
    expect(
      judgeExecution(execution("FAILED", { error: "ResourceNotFoundException", cause }), visitsOf(failedRun)),
    ).toEqual({
      kind: "failed",
      reason: { code: "said-by-aws", values: { text: "ResourceNotFoundException: no such collection" } },
      error: "ResourceNotFoundException",
    });
  });

  test("other ends", () => {
    expect(judgeExecution(execution("TIMED_OUT"), [])).toMatchObject({
      kind: "failed",
      reason: { code: "timed-out" },
    });
    expect(judgeExecution(execution("ABORTED"), [])).toMatchObject({
      kind: "failed",
      reason: { code: "was-stopped" },
    });
    expect(judgeExecution(execution("RUNNING"), [])).toMatchObject({ kind: "running" });
  });
});

describe("the exit code of a run", () => {
  const accepted = { kind: "accepted", reason: undefined, error: undefined } as const;
  const refused = {
    kind: "refused",
    reason: { code: "several-faces", values: { count: 2 } },
    error: "PhotoDoesNotMeetRequirementError",
  } as const;
  const failed = {
    kind: "failed",
    reason: { code: "said-by-aws", values: { text: "States.Timeout" } },
    error: "States.Timeout",
  } as const;

  test("is 0 for accepted and refused photos, 1 for a failed execution", () => {
    expect(judgeRun(accepted, undefined).exitCode).toBe(0);
    expect(judgeRun(refused, undefined).exitCode).toBe(0);
    expect(judgeRun(failed, undefined)).toMatchObject({
      exitCode: 1,
      error: { code: "execution-failed", values: { reason: failed.reason } },
    });
  });

  test("with --expect is 0 exactly for that outcome", () => {
    expect(judgeRun(refused, "refused").exitCode).toBe(0);
    expect(judgeRun(failed, "failed").exitCode).toBe(0);
    const succeeded = { ...accepted, kind: "succeeded" } as const;
    expect(judgeRun(succeeded, "succeeded").exitCode).toBe(0);
    // A manifest or a script for photos runs on a machine of one's own as well.
    expect(judgeRun(succeeded, "accepted").exitCode).toBe(0);
    expect(judgeRun(accepted, "succeeded").exitCode).toBe(1);
    expect(judgeRun(refused, "accepted")).toEqual({
      exitCode: 1,
      error: {
        code: "unexpected-outcome",
        values: {
          expected: "accepted",
          outcome: { code: "outcome-line", values: { kind: "refused", reason: refused.reason } },
        },
      },
    });
  });
});
