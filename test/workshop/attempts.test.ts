import { expect, test } from "vitest";
import { pickInvocation } from "../../src/aws/function-log.ts";
import type { HistoryEvent } from "../../src/aws/execution/read-history.ts";
import { readAttempts } from "../../src/workshop/inspect/attempts.ts";

function event(
  id: number,
  previousEventId: number,
  ms: number,
  more: Partial<HistoryEvent> & { type: HistoryEvent["type"] },
): HistoryEvent {
  return { id, previousEventId, timestamp: new Date(ms), ...more };
}

const entered = (name: string): Partial<HistoryEvent> => ({ stateEnteredEventDetails: { name } });
const scheduled: Partial<HistoryEvent> = {
  lambdaFunctionScheduledEventDetails: { resource: "arn:aws:lambda:eu-west-1:1:function:look" },
};

test("attempts of interleaved branches belong to their own states, with queue time and errors", () => {
  const attempts = readAttempts([
    event(1, 0, 0, { type: "ExecutionStarted" }),
    event(2, 1, 0, { type: "TaskStateEntered", ...entered("A") }),
    event(3, 1, 0, { type: "TaskStateEntered", ...entered("B") }),
    event(4, 2, 10, { type: "LambdaFunctionScheduled", ...scheduled }),
    event(5, 3, 10, {
      type: "TaskScheduled",
      taskScheduledEventDetails: {
        resourceType: "lambda",
        resource: "invoke",
        region: "",
        parameters: '{"FunctionName":"keep"}',
      },
    }),
    event(6, 4, 25, { type: "LambdaFunctionStarted" }),
    event(7, 6, 60, { type: "LambdaFunctionFailed", lambdaFunctionFailedEventDetails: { error: "E", cause: "c" } }),
    event(8, 7, 1060, { type: "LambdaFunctionScheduled", ...scheduled }),
    event(9, 5, 70, {
      type: "TaskSucceeded",
      taskSucceededEventDetails: {
        resourceType: "lambda",
        resource: "invoke",
        output: '{"SdkResponseMetadata":{"RequestId":"1-2-3"}}',
      },
    }),
  ]);
  expect(attempts.get(2)).toMatchObject([
    {
      scheduledMs: 10,
      startedMs: 25,
      endedMs: 60,
      status: "failed",
      error: "E",
      cause: "c",
      functionName: "arn:aws:lambda:eu-west-1:1:function:look",
    },
    { scheduledMs: 1060, startedMs: undefined, endedMs: undefined, status: "running" },
  ]);
  expect(attempts.get(3)).toMatchObject([
    { scheduledMs: 10, endedMs: 70, status: "succeeded", functionName: "keep", requestId: "1-2-3" },
  ]);
});

test("of a log, the lines of one invocation are taken: by its id, or by its time", () => {
  const line = (stream: string, ms: number, text: string) => ({ stream, at: new Date(ms), text });
  const lines = [
    line("a", 0, "START RequestId: aa-1 Version: $LATEST"),
    line("b", 5, "START RequestId: bb-1 Version: $LATEST"),
    line("a", 10, "looking"),
    line("b", 11, "other"),
    line("a", 20, "REPORT RequestId: aa-1 Duration: 20 ms"),
    line("a", 500, "START RequestId: aa-2 Version: $LATEST"),
    line("a", 510, "REPORT RequestId: aa-2 Duration: 10 ms"),
  ];
  const texts = (attempt: { from: Date; to: Date; requestId?: string }): string[] =>
    pickInvocation(lines, attempt).map(({ text }) => text);
  expect(texts({ from: new Date(490), to: new Date(515) })).toEqual([
    "START RequestId: aa-2 Version: $LATEST",
    "REPORT RequestId: aa-2 Duration: 10 ms",
  ]);
  expect(texts({ from: new Date(0), to: new Date(20), requestId: "bb-1" })).toEqual([
    "START RequestId: bb-1 Version: $LATEST",
    "other",
  ]);
  expect(pickInvocation([], { from: new Date(0), to: new Date(1) })).toEqual([]);
});
