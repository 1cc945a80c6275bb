import { describe, expect, test } from "vitest";
import { explainDuplicate, explainFaceLeftBehind, explainFailedState } from "../../../src/workshop/run/explain-run.ts";
import { createStateHistory } from "../../../src/workshop/run/state-history.ts";
import {
  entered,
  failedRun,
  halfDoneRun,
  lambdaFailed,
  refusedRun,
  scriptHistory,
  type ScriptedEvent,
} from "./history-script.ts";

function visitsOf(events: readonly ScriptedEvent[]) {
  const history = createStateHistory();
  history.add(scriptHistory(events));
  return history.visits();
}

const failed = { kind: "failed", reason: "x", error: "x" } as const;

describe("a duplicate", () => {
  test("of the rider himself", () => {
    expect(explainDuplicate("user_a", "user_a")).toEqual([
      "The face in the collection is user_a's own, from an earlier photo: a rider who uploads again is refused as a duplicate of himself.",
      "To let user_a register again: npx wildrydes faces delete --user user_a",
    ]);
  });

  test("of somebody else", () => {
    expect(explainDuplicate("user_e", "user_a")).toEqual([
      "The face is registered for user_a: the same person signs up under another name.",
      "To let this face register again: npx wildrydes faces delete --user user_a",
    ]);
  });

  test("of somebody unknown", () => {
    expect(explainDuplicate("user_e", undefined)).toEqual([
      "The face is in the collection already. To see whose it is: npx wildrydes faces list",
    ]);
  });
});

describe("an uncaught error", () => {
  test("of a missing collection names the command that makes it", () => {
    const run = { outcome: failed, visits: visitsOf(failedRun), key: "a.jpg" };
    expect(explainFailedState(run, "rider-photos")).toEqual([
      "The collection rider-photos is missing, and no Catch of the machine takes that error: the execution fails.",
      "To make the collection: npx wildrydes collection reset",
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
    expect(explainFailedState({ outcome: failed, visits, key: "tiny.jpg" }, "rider-photos")[0]).toBe(
      "Rekognition found a face in tiny.jpg at first and then filtered it out as too small, too blurred or turned away, and no Catch takes that error: the execution fails.",
    );
  });

  test("of another kind is not explained away", () => {
    const run = { outcome: failed, visits: visitsOf(halfDoneRun), key: "a.jpg" };
    expect(explainFailedState(run, "rider-photos")).toEqual([]);
  });
});

describe("a face that was indexed before a failure", () => {
  test("is told, with the command that removes it", () => {
    expect(explainFaceLeftBehind({ visits: visitsOf(halfDoneRun), user: "user_a" })).toEqual([
      "The face was indexed before the failure and stays in the collection: user_a would now be refused as already registered.",
      "To let user_a try again: npx wildrydes faces delete --user user_a",
    ]);
  });

  test("is not told of where none was indexed", () => {
    expect(explainFaceLeftBehind({ visits: visitsOf(refusedRun), user: "user_a" })).toEqual([]);
  });
});
