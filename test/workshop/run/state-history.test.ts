import { describe, expect, test } from "vitest";
import { createStateHistory } from "../../../src/workshop/run/state-history.ts";
import type { StateVisit } from "../../../src/workshop/run/visit-tree.ts";
import {
  acceptedRun,
  entered,
  exited,
  failedRun,
  halfDoneRun,
  lambdaFailed,
  refusedRun,
  scriptHistory,
  type ScriptedEvent,
  visitsOf,
} from "./history-script.ts";

/** `name status start+duration xattempts`, indented by depth. */
function shortly(visits: readonly StateVisit[]): string[] {
  return visits.map(
    (visit) =>
      `${">".repeat(visit.depth)}${visit.name} ${visit.status} ${visit.startMs}+${visit.durationMs} x${visit.attempts}`,
  );
}

describe("the states of a history", () => {
  test("events of interleaved branches belong to their own states", () => {
    expect(shortly(visitsOf(acceptedRun))).toEqual([
      "FaceDetection succeeded 10+290 x1",
      "ParallelProcessing succeeded 310+191 x1",
      ">AddFaceToIndex succeeded 311+189 x1",
      ">Thumbnail succeeded 312+88 x1",
      "PersistMetadata succeeded 510+90 x1",
    ]);
  });

  test("an error that a Catch takes is shown with its state", () => {
    const visits = visitsOf(refusedRun);
    expect(shortly(visits)).toEqual([
      "FaceDetection caught 5+195 x1",
      "PhotoDoesNotMeetRequirement succeeded 201+19 x1",
    ]);
    expect(visits[0]?.error).toBe("PhotoDoesNotMeetRequirementError");
  });

  test("an error that nothing takes fails its state", () => {
    const visits = visitsOf(failedRun);
    expect(shortly(visits)).toEqual(["FaceDetection succeeded 1+99 x1", "CheckFaceDuplicate failed 101+49 x1"]);
    expect(visits[1]?.error).toBe("ResourceNotFoundException");
  });

  test("a branch's failure fails the Parallel state around it", () => {
    expect(shortly(visitsOf(halfDoneRun))).toEqual([
      "ParallelProcessing failed 1+89 x1",
      ">AddFaceToIndex succeeded 2+48 x1",
      ">Thumbnail failed 2+88 x1",
    ]);
    expect(visitsOf(halfDoneRun)[0]?.error).toBe("Error");
  });

  test("retries count as attempts of one visit", () => {
    const visits = visitsOf([
      ["ExecutionStarted", 0, 0],
      ["TaskStateEntered", 0, 0, entered("FaceDetection")],
      ["LambdaFunctionScheduled", 0, 2],
      ["LambdaFunctionFailed", 10, 3, lambdaFailed("Lambda.ServiceException", "busy")],
      ["LambdaFunctionScheduled", 2010, 4],
      ["LambdaFunctionFailed", 2020, 5, lambdaFailed("Lambda.ServiceException", "busy")],
      ["LambdaFunctionScheduled", 6020, 6],
      ["LambdaFunctionSucceeded", 6030, 7],
      ["TaskStateExited", 6030, 8, exited("FaceDetection")],
      ["ExecutionSucceeded", 6031, 9],
    ]);
    expect(shortly(visits)).toEqual(["FaceDetection succeeded 0+6030 x3"]);
    expect(visits[0]?.error).toBe("Lambda.ServiceException");
  });

  test("a state that was cut off is aborted, one that runs is running", () => {
    const events: ScriptedEvent[] = [
      ["ExecutionStarted", 0, 0],
      ["WaitStateEntered", 5, 0, entered("Wait")],
    ];
    expect(shortly(visitsOf(events))).toEqual(["Wait running 5+0 x1"]);
    const history = createStateHistory();
    const scripted = scriptHistory(events);
    history.add(scripted);
    const began = scripted[0]?.timestamp?.getTime() ?? 0;
    expect(shortly(history.visits(began + 4005))).toEqual(["Wait running 5+4000 x1"]);
    expect(shortly(history.visits(began - 60_000))).toEqual(["Wait running 5+0 x1"]);
    expect(shortly(visitsOf([...events, ["ExecutionAborted", 100, 2]]))).toEqual(["Wait aborted 5+95 x1"]);
  });

  test("a state that fails without doing work has the execution's error", () => {
    const visits = visitsOf([
      ["ExecutionStarted", 0, 0],
      ["ChoiceStateEntered", 5, 0, entered("Choose")],
      ["ExecutionFailed", 6, 2, { executionFailedEventDetails: { error: "States.NoChoiceMatched", cause: "none" } }],
    ]);
    expect(visits[0]).toMatchObject({ status: "failed", error: "States.NoChoiceMatched", cause: "none" });
  });
});

test("progress is reported while the history grows", () => {
  const history = createStateHistory();
  const events = scriptHistory(refusedRun);
  expect(history.add(events.slice(0, 3))).toEqual([{ name: "FaceDetection", status: "entered", atMs: 5 }]);
  expect(history.add(events.slice(3, 6))).toEqual([
    { name: "FaceDetection", status: "caught", atMs: 200, error: "PhotoDoesNotMeetRequirementError" },
  ]);
  expect(history.add(events.slice(6)).map(({ name, status }) => `${name} ${status}`)).toEqual([
    "PhotoDoesNotMeetRequirement entered",
    "PhotoDoesNotMeetRequirement succeeded",
  ]);
});
