import { describe, expect, test } from "vitest";
import { whyNotYet } from "../../src/aws/machine/change-machine.ts";
import { retrying, throttled, type Retry } from "../../src/aws/retry.ts";

function namedError(name: string, message = ""): Error {
  return Object.assign(new Error(message), { name });
}

describe("a bounded retry", () => {
  test("retries until it works, and reports each attempt", async () => {
    const reported: Retry[] = [];
    let calls = 0;
    const result = await retrying(
      async () => {
        calls += 1;
        if (calls < 3) throw namedError("SlowDown");
        return "done";
      },
      { operation: "Put", passes: throttled, onRetry: (retry) => reported.push(retry), firstWaitMs: 1 },
    );
    expect(result).toBe("done");
    expect(reported).toEqual([
      { operation: "Put", reason: { code: "slow-down" }, attempt: 1, attempts: 10, waitMs: 1 },
      { operation: "Put", reason: { code: "slow-down" }, attempt: 2, attempts: 10, waitMs: 2 },
    ]);
  });

  test("ends with the error after the last attempt", async () => {
    let calls = 0;
    const work = async (): Promise<never> => {
      calls += 1;
      throw namedError("SlowDown");
    };
    const options = { operation: "Put", passes: throttled, onRetry: () => {}, firstWaitMs: 1, attempts: 2 };
    await expect(retrying(work, options)).rejects.toMatchObject({ name: "SlowDown" });
    expect(calls).toBe(3);
  });

  test("does not repeat an error that stays", async () => {
    let calls = 0;
    const work = async (): Promise<never> => {
      calls += 1;
      throw namedError("AccessDenied");
    };
    await expect(retrying(work, { operation: "Put", passes: throttled, onRetry: () => {} })).rejects.toMatchObject({
      name: "AccessDenied",
    });
    expect(calls).toBe(1);
  });

  test("ends at once when the person interrupts", async () => {
    const controller = new AbortController();
    const work = async (): Promise<never> => {
      controller.abort();
      throw namedError("SlowDown");
    };
    const options = { operation: "Put", passes: throttled, onRetry: () => {}, signal: controller.signal };
    await expect(retrying(work, options)).rejects.toMatchObject({ name: "AbortError" });
  });
});

test("why a machine cannot be made yet", () => {
  const roleText =
    "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.";
  expect(whyNotYet(namedError("AccessDeniedException", roleText))).toEqual({ code: "role-not-ready" });
  expect(whyNotYet(namedError("StateMachineDeleting"))).toEqual({ code: "machine-being-deleted" });
  expect(
    whyNotYet(namedError("AccessDeniedException", "not authorized to perform: states:CreateStateMachine")),
  ).toBeUndefined();
  expect(whyNotYet(namedError("InvalidDefinition"))).toBeUndefined();
});
