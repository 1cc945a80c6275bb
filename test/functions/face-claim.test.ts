import { describe, expect, test } from "vitest";
import type { Claim, Claims } from "../../src/functions/face-claim/claims.ts";
import { createHandler } from "../../src/functions/face-claim/face-claim.ts";

/** Claims in memory: each call takes its own turn, so that calls of several handlers interleave. */
function memory() {
  const items = new Map<string, Claim>();
  const registered = new Map<string, string>();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const change = (claim: Pick<Claim, "rider" | "attempt">, from: readonly string[], to: Partial<Claim>): boolean => {
    const item = items.get(claim.rider);
    if (!item || item.attempt !== claim.attempt || !from.includes(item.state)) return false;
    items.set(claim.rider, { ...item, ...to });
    return true;
  };
  const claims: Claims = {
    async read(rider) {
      await turn();
      return items.get(rider);
    },
    async begin(claim, staleBefore) {
      await turn();
      const item = items.get(claim.rider);
      if (item?.state === "pending" && item.at >= staleBefore && item.attempt !== claim.attempt) return false;
      items.set(claim.rider, { ...claim, state: "pending", faceId: undefined });
      return true;
    },
    async end(claim, to) {
      await turn();
      return change(claim, ["pending"], to);
    },
    async giveUp(claim) {
      await turn();
      return change(claim, ["pending", "won"], { state: "lost" });
    },
    async readRegisteredFace(rider) {
      await turn();
      return registered.get(rider);
    },
  };
  return { claims, items, registered };
}

const found = (rider: string) => ({ FaceId: `face-of-${rider}`, ExternalImageId: rider });

/** Asks until the answer is not "try again", as the machine's Retry does. */
async function decided(ask: () => Promise<unknown>): Promise<unknown> {
  for (;;)
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Error && error.name === "FaceNotDecidedError")) throw error;
    }
}

describe("the claim on a face", () => {
  test("of twenty riders with one face, exactly one gets it, whoever finds whom", async () => {
    for (let round = 0; round < 40; round += 1) {
      const { claims } = memory();
      const handler = createHandler({ claims, now: () => 1 });
      const index: string[] = [];
      const riders = Array.from({ length: 20 }, (_, number) => `rider-${String((number * 7 + round) % 20)}`);
      const results = await Promise.allSettled(
        riders.map(async (userId, number) => {
          const mine = { userId, attempt: `${userId}-1` };
          await handler({ ...mine, action: "register" });
          for (let wait = 0; wait < (number * round) % 5; wait += 1) await new Promise((done) => setImmediate(done));
          index.push(userId);
          const sameFaces = index.filter((other) => other !== userId).map(found);
          return decided(() => handler({ ...mine, action: "decide", faceId: `face-of-${userId}`, sameFaces }));
        }),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const errors = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason.name)] : []));
      expect(new Set(errors)).toEqual(new Set(["FaceAlreadyExistsError"]));
    }
  });

  test("against a registered face, and against one of another machine, the newcomer loses", async () => {
    const { claims, registered } = memory();
    const handler = createHandler({ claims, now: () => 1 });
    const mine = { userId: "a", attempt: "1" };
    await handler({ ...mine, action: "register" });
    const decide = { ...mine, action: "decide", faceId: "face-of-a", sameFaces: [found("b")] };
    await expect(handler(decide)).rejects.toMatchObject({ name: "FaceAlreadyExistsError" });
    await handler({ userId: "b", attempt: "2", action: "register" });
    registered.set("b", "face-of-b");
    await expect(handler(decide)).rejects.toMatchObject({ name: "FaceAlreadyExistsError" });
    registered.set("b", "another");
    expect(await handler(decide)).toEqual({ oldFaces: [] });
    expect(await handler(decide)).toEqual({ oldFaces: [] });
  });

  test("the rider's own old faces are to be replaced", async () => {
    const { claims } = memory();
    const handler = createHandler({ claims, now: () => 1 });
    const mine = { userId: "a", attempt: "1" };
    await handler({ ...mine, action: "register" });
    expect(await handler({ ...mine, action: "decide", faceId: "new", sameFaces: [found("a")] })).toEqual({
      oldFaces: ["face-of-a"],
    });
  });

  test("one photo of a rider at a time; what was given up or abandoned holds nobody up", async () => {
    const { claims } = memory();
    let now = 1_000_000;
    const handler = createHandler({ claims, now: () => now });
    await handler({ userId: "a", attempt: "1", action: "register" });
    await handler({ userId: "a", attempt: "1", action: "register" });
    await expect(handler({ userId: "a", attempt: "2", action: "register" })).rejects.toMatchObject({
      name: "ClaimHeldError",
    });
    await handler({ userId: "z", attempt: "3", action: "register" });
    const late = { userId: "z", attempt: "3", action: "decide", faceId: "f", sameFaces: [found("a")] };
    await expect(handler(late)).rejects.toMatchObject({ name: "FaceNotDecidedError" });
    now += 331_000;
    expect(await handler(late)).toEqual({ oldFaces: [] });
    await handler({ userId: "a", attempt: "2", action: "register" });
    await handler({ userId: "a", attempt: "2", action: "release" });
    await handler({ userId: "a", attempt: "4", action: "register" });
  });

  test("a rider id that Rekognition would refuse is refused as a photo is", async () => {
    const handler = createHandler({ claims: memory().claims, now: () => 1 });
    await expect(handler({ userId: "a@b", attempt: "1", action: "register" })).rejects.toMatchObject({
      name: "PhotoDoesNotMeetRequirementError",
    });
  });
});
