import { expect, test } from "vitest";
import { drawExecution } from "../../src/ui/timeline-text.ts";
import type { InspectedRun } from "../../src/workshop/inspect/execution-view.ts";

const terminal = { columns: 80, interactive: false, unicode: false };

const visit = {
  type: "Task",
  status: "succeeded",
  startMs: 0,
  durationMs: 10,
  attempts: 1,
  depth: 0,
  error: undefined,
  cause: undefined,
} as const;

function stateOf(name: string, inputValue: object, outputValue: object): InspectedRun["states"][number] {
  return {
    ...visit,
    name,
    inputValue,
    outputValue,
    input: JSON.stringify(inputValue),
    output: JSON.stringify(outputValue),
  };
}

test("what a state takes from the one before is named, and only what it adds is shown", () => {
  const photo = { userId: "user_a", s3Key: "a.jpg" };
  const looked = { ...photo, detectedFaceDetails: { Confidence: 99 } };
  const text = drawExecution(
    {
      execution: {
        name: "first",
        arn: "arn:first",
        machineArn: "arn:machine",
        status: "SUCCEEDED",
        startedAt: new Date(0),
        endedAt: new Date(30),
        input: JSON.stringify(photo),
        output: "{}",
        error: undefined,
        cause: undefined,
      },
      outcome: { kind: "accepted", reason: undefined, error: undefined },
      states: [
        stateOf("FaceDetection", photo, looked),
        stateOf("CheckFaceDuplicate", looked, looked),
        stateOf("Thumbnail", looked, { thumbnail: { s3key: "resized-a.jpg" } }),
      ],
      events: [],
    },
    terminal,
  );
  expect(text.slice(text.indexOf("\n\nFaceDetection\n") + 2)).toBe(`FaceDetection
Input
  {
    "userId": "user_a",
    "s3Key": "a.jpg"
  }
Output: the input, and
  {
    "detectedFaceDetails": {
      "Confidence": 99
    }
  }

CheckFaceDuplicate
Input: the output of FaceDetection
Output: the input

Thumbnail
Input: the output of CheckFaceDuplicate
Output
  {
    "thumbnail": {
      "s3key": "resized-a.jpg"
    }
  }`);
});
