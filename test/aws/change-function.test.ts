import { expect, test, vi } from "vitest";
import { changeFunction, limitConcurrency } from "../../src/aws/function/function-settings.ts";
import { notifyFunction } from "../../src/aws/bucket/notifications.ts";
import type { Retry } from "../../src/aws/retry.ts";
import { awsError, fakeSession } from "../support/fake-aws.ts";

/** Nobody sleeps here: each wait is counted. */
const clock = vi.hoisted(() => ({ ms: 0 }));
vi.mock("node:timers/promises", () => ({
  setTimeout: (ms: number) => {
    clock.ms += ms;
    return Promise.resolve();
  },
}));

const busy = awsError(
  "ResourceConflictException",
  "The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:f",
);

test("a function that is still being changed is waited for, and the wait is reported", async () => {
  const answers: Record<string, unknown[]> = {
    UpdateFunctionConfiguration: [busy, busy, {}],
    PutFunctionConcurrency: [busy, {}],
    GetFunction: ["InProgress", "InProgress", "Successful"].map((LastUpdateStatus) => ({
      Configuration: { LastUpdateStatus },
    })),
  };
  const session = fakeSession((command) => {
    const answer = answers[command]?.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const reported: Retry[] = [];
  const onRetry = (retry: Retry) => reported.push(retry);
  await changeFunction(session, "f", { timeout: 1 }, { onRetry });
  await limitConcurrency(session, "f", 0, { onRetry });
  expect(reported.map(({ operation, reason }) => [operation, reason.code])).toEqual([
    ["UpdateFunctionConfiguration", "function-busy"],
    ["UpdateFunctionConfiguration", "function-busy"],
    ["PutFunctionConcurrency", "function-busy"],
  ]);
  expect(Object.values(answers).flat()).toEqual([]);
});

test.each([
  ["a change that Lambda gives up", "Failed", "no role", 0],
  ["a change that never ends", "InProgress", undefined, 120_000],
])("%s is an error", async (_name, LastUpdateStatus, reason, waitedMs) => {
  clock.ms = 0;
  const session = {
    ...fakeSession(() => ({ Configuration: { LastUpdateStatus, LastUpdateStatusReason: reason } })),
    pollMs: 2500,
  };
  await expect(changeFunction(session, "f", {}, { onRetry: () => undefined })).rejects.toMatchObject({
    code: "function-not-changed",
    values: { function: "f", reason },
  });
  expect(clock.ms).toBe(waitedMs);
});

test("another conflict is not a reason to wait", async () => {
  const session = fakeSession(() => {
    throw awsError("ResourceConflictException", "The function exists already");
  });
  await expect(changeFunction(session, "f", {}, { onRetry: () => undefined })).rejects.toThrow("exists already");
});

test("a bucket that S3 is changing, or that does not see a new permission yet, gets the request again", async () => {
  const failures = [
    awsError("OperationAborted", "A conflicting conditional operation is currently in progress against this resource."),
    awsError("InvalidArgument", "Unable to validate the following destination configurations"),
  ];
  let put = 0;
  const session = fakeSession((command) => {
    if (command === "GetBucketNotificationConfiguration") return {};
    const failure = failures.shift();
    if (failure) throw failure;
    put += 1;
    return {};
  });
  await notifyFunction(session, "b", { id: "i", functionArn: "arn:f", prefix: "" });
  expect({ put, left: failures.length }).toEqual({ put: 1, left: 0 });
});
