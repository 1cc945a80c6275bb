import { beforeEach, expect, test, vi } from "vitest";
import { watchStack } from "../../src/aws/stack/watch-stack.ts";
import { pollUntilFound } from "../../src/aws/poll-until-found.ts";
import { fakeSession } from "../support/fake-aws.ts";
import { slept } from "../support/counted-sleep.ts";

vi.mock("node:timers/promises", () => import("../support/counted-sleep.ts"));

beforeEach(() => {
  slept.ms = 0;
});

const { signal } = new AbortController();

test("a stack that never changes is watched for two minutes", async () => {
  const createdAt = new Date(0);
  const session = {
    ...fakeSession(() => ({ Stacks: [{ StackId: "id", StackStatus: "CREATE_COMPLETE", CreationTime: createdAt }] })),
    pollMs: 2500,
  };
  const before = {
    id: "id",
    name: "s",
    status: "CREATE_COMPLETE",
    statusReason: undefined,
    outputs: new Map(),
    parameters: new Map(),
    tags: new Map(),
    description: "",
    createdAt,
    updatedAt: undefined,
  };
  const events = { poll: () => Promise.resolve([]) };
  const begun = { kind: "update", token: "t", before } as const;
  const { stack } = await watchStack(session, { stackId: "id", events, onEvent: () => undefined, signal, begun });
  expect(stack?.status).toBe("CREATE_COMPLETE");
  expect(slept.ms).toBe(120_000);
});

test("a resource that never appears is awaited for two minutes, and reported once", async () => {
  let reported = 0;
  const look = () => Promise.resolve(undefined);
  expect(await pollUntilFound(look, { onWait: () => (reported += 1), signal, pollMs: 1000 })).toBeUndefined();
  expect({ reported, ms: slept.ms }).toEqual({ reported: 1, ms: 120_000 });
});
