import type { HistoryEvent } from "../../../src/aws/execution/read-history.ts";
import { createStateHistory } from "../../../src/workshop/run/state-history.ts";
import type { StateVisit } from "../../../src/workshop/run/visit-tree.ts";

/** One event as a test writes it: type, milliseconds, the event it follows, and its details. */
export type ScriptedEvent = readonly [
  type: NonNullable<HistoryEvent["type"]>,
  atMs: number,
  previous: number,
  details?: Partial<HistoryEvent>,
];

/** Numbers scripted events from 1, as GetExecutionHistory answers them. */
export function scriptHistory(events: readonly ScriptedEvent[]): HistoryEvent[] {
  const start = Date.parse("2026-03-01T12:00:00Z");
  return events.map(([type, atMs, previousEventId, details], index) => ({
    id: index + 1,
    type,
    timestamp: new Date(start + atMs),
    previousEventId,
    ...details,
  }));
}

/** The visits of states in a scripted history. */
export function visitsOf(events: readonly ScriptedEvent[]): StateVisit[] {
  const history = createStateHistory();
  history.add(scriptHistory(events));
  return history.visits();
}

export const entered = (name: string, input = "{}"): Partial<HistoryEvent> => ({
  stateEnteredEventDetails: { name, input },
});
export const exited = (name: string, output = "{}"): Partial<HistoryEvent> => ({
  stateExitedEventDetails: { name, output },
});
export const lambdaFailed = (error: string, errorMessage: string): Partial<HistoryEvent> => ({
  lambdaFunctionFailedEventDetails: {
    error,
    cause: JSON.stringify({ errorType: error, errorMessage, trace: [] }),
  },
});

/** Stage 4 with a photo that is accepted: two branches that interleave. */
export const acceptedRun: readonly ScriptedEvent[] = [
  ["ExecutionStarted", 0, 0],
  ["TaskStateEntered", 10, 0, entered("FaceDetection")],
  ["LambdaFunctionScheduled", 10, 2],
  ["LambdaFunctionStarted", 20, 3],
  ["LambdaFunctionSucceeded", 300, 4],
  ["TaskStateExited", 300, 5, exited("FaceDetection")],
  ["ParallelStateEntered", 310, 6, entered("ParallelProcessing")],
  ["ParallelStateStarted", 310, 7],
  ["TaskStateEntered", 311, 8, entered("AddFaceToIndex")],
  ["LambdaFunctionScheduled", 311, 9],
  ["TaskStateEntered", 312, 8, entered("Thumbnail")],
  ["LambdaFunctionScheduled", 312, 11],
  ["LambdaFunctionStarted", 320, 10],
  ["LambdaFunctionStarted", 321, 12],
  ["LambdaFunctionSucceeded", 400, 14],
  ["TaskStateExited", 400, 15, exited("Thumbnail", '{"thumbnail":{"s3key":"resized-a.jpg","s3bucket":"t"}}')],
  ["LambdaFunctionSucceeded", 500, 13],
  ["TaskStateExited", 500, 17, exited("AddFaceToIndex", '{"FaceId":"f-1","Confidence":99.5}')],
  ["ParallelStateSucceeded", 501, 18],
  ["ParallelStateExited", 501, 19, exited("ParallelProcessing")],
  ["TaskStateEntered", 510, 20, entered("PersistMetadata")],
  ["LambdaFunctionScheduled", 510, 21],
  ["LambdaFunctionSucceeded", 600, 22],
  ["TaskStateExited", 600, 23, exited("PersistMetadata")],
  ["ExecutionSucceeded", 610, 24],
];

/** A photo with sunglasses: the Catch takes the error, and the execution succeeds. */
export const refusedRun: readonly ScriptedEvent[] = [
  ["ExecutionStarted", 0, 0],
  ["TaskStateEntered", 5, 0, entered("FaceDetection")],
  ["LambdaFunctionScheduled", 5, 2],
  ["LambdaFunctionStarted", 6, 3],
  ["LambdaFunctionFailed", 200, 4, lambdaFailed("PhotoDoesNotMeetRequirementError", "Face is wearing sunglasses")],
  ["TaskStateExited", 200, 5, exited("FaceDetection")],
  ["TaskStateEntered", 201, 6, entered("PhotoDoesNotMeetRequirement")],
  ["LambdaFunctionScheduled", 201, 7],
  ["LambdaFunctionSucceeded", 220, 8],
  ["TaskStateExited", 220, 9, exited("PhotoDoesNotMeetRequirement")],
  ["ExecutionSucceeded", 221, 10],
];

/** A missing collection: no Catch takes the error, and the execution fails. */
export const failedRun: readonly ScriptedEvent[] = [
  ["ExecutionStarted", 0, 0],
  ["TaskStateEntered", 1, 0, entered("FaceDetection")],
  ["LambdaFunctionScheduled", 1, 2],
  ["LambdaFunctionSucceeded", 100, 3],
  ["TaskStateExited", 100, 4, exited("FaceDetection")],
  ["TaskStateEntered", 101, 5, entered("CheckFaceDuplicate")],
  ["LambdaFunctionScheduled", 101, 6],
  [
    "LambdaFunctionFailed",
    150,
    7,
    lambdaFailed("ResourceNotFoundException", "The collection id: rider-photos does not exist"),
  ],
  ["ExecutionFailed", 150, 8, { executionFailedEventDetails: { error: "ResourceNotFoundException", cause: "{}" } }],
];

/** The thumbnail fails after the face was indexed. */
export const halfDoneRun: readonly ScriptedEvent[] = [
  ["ExecutionStarted", 0, 0],
  ["ParallelStateEntered", 1, 0, entered("ParallelProcessing")],
  ["ParallelStateStarted", 1, 2],
  ["TaskStateEntered", 2, 3, entered("AddFaceToIndex")],
  ["LambdaFunctionScheduled", 2, 4],
  ["TaskStateEntered", 2, 3, entered("Thumbnail")],
  ["LambdaFunctionScheduled", 2, 6],
  ["LambdaFunctionSucceeded", 50, 5],
  ["TaskStateExited", 50, 8, exited("AddFaceToIndex", '{"FaceId":"f-1"}')],
  ["LambdaFunctionFailed", 90, 7, lambdaFailed("Error", "disk full")],
  ["ParallelStateFailed", 90, 10],
  ["ExecutionFailed", 90, 11, { executionFailedEventDetails: { error: "Error", cause: "{}" } }],
];
