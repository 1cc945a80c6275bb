import { describe, expect, test } from "vitest";
import {
  explainDuplicate,
  explainFaceLeftBehind,
  explainFailedState,
  explainRun,
} from "../../../src/workshop/run/explain-run.ts";
import { awsError, onAws } from "../../support/fake-aws.ts";
import { entered, failedRun, halfDoneRun, lambdaFailed, refusedRun, visitsOf } from "./history-script.ts";

const failed = { kind: "failed", reason: { code: "said-by-aws", values: { text: "x" } }, error: "x" } as const;

describe("a duplicate", () => {
  test("of the rider's own face", () => {
    expect(explainDuplicate("user_a", "user_a")).toEqual([
      { code: "explain-own-face", values: { user: "user_a" } },
      { code: "explain-let-register", values: { user: "user_a" } },
    ]);
  });

  test("of another rider", () => {
    expect(explainDuplicate("user_e", "user_a")).toEqual([
      { code: "explain-other-face", values: { owner: "user_a" } },
      { code: "explain-free-face", values: { owner: "user_a" } },
    ]);
  });

  test("of somebody unknown", () => {
    expect(explainDuplicate("user_e", undefined)).toEqual([{ code: "explain-known-face" }]);
  });
});

describe("an uncaught error", () => {
  test("of a missing collection names the command that makes it", () => {
    const run = { outcome: failed, visits: visitsOf(failedRun), key: "a.jpg" };
    expect(explainFailedState(run, "rider-photos")).toEqual([
      { code: "explain-no-collection", values: { collection: "rider-photos" } },
      { code: "explain-make-collection" },
    ]);
  });

  test("of a face that was filtered out advises another photo", () => {
    const visits = visitsOf([
      ["ExecutionStarted", 0, 0],
      ["TaskStateEntered", 1, 0, entered("CheckFaceDuplicate")],
      ["LambdaFunctionScheduled", 1, 2],
      [
        "LambdaFunctionFailed",
        2,
        3,
        lambdaFailed("InvalidParameterException", "There are no faces in the image. Should be at least 1."),
      ],
      ["ExecutionFailed", 2, 4],
    ]);
    expect(explainFailedState({ outcome: failed, visits, key: "tiny.jpg" }, "rider-photos")[0]).toEqual({
      code: "explain-face-filtered",
      values: { key: "tiny.jpg" },
    });
  });

  test("of another kind is not explained away", () => {
    const run = { outcome: failed, visits: visitsOf(halfDoneRun), key: "a.jpg" };
    expect(explainFailedState(run, "rider-photos")).toEqual([]);
  });
});

describe("a face that was indexed before a failure", () => {
  test("is explained, with the command that removes it", () => {
    expect(explainFaceLeftBehind({ visits: visitsOf(halfDoneRun), user: "user_a" })).toEqual([
      { code: "explain-face-left", values: { user: "user_a" } },
      { code: "explain-try-again", values: { user: "user_a" } },
    ]);
  });

  test("is not mentioned where no face was indexed", () => {
    expect(explainFaceLeftBehind({ visits: visitsOf(refusedRun), user: "user_a" })).toEqual([]);
  });
});

test.each([
  [true, "explain-collection-unseen"],
  [false, "explain-no-collection"],
])("a collection that a function did not find is looked for first: there %s, said %s", async (there, code) => {
  const environment = onAws("us-west-2", () => {
    if (there) return { FaceCount: 3 };
    throw awsError("ResourceNotFoundException");
  });
  const run = { user: "user_a", key: "a.jpg", bucket: "b", outcome: failed, visits: visitsOf(failedRun) };
  expect((await explainRun(environment, run))[0]?.code).toBe(code);
});
