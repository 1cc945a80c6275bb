import { afterAll, beforeAll, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

/** Seed 001: one machine that is updated from stage to stage (B1–B5). */
let home: Home;

beforeAll(async () => {
  home = await enterHome();
  await ok("setup");
});

afterAll(() => home.leave());

async function ok(...words: string[]): Promise<unknown> {
  const { code, envelope } = await home.runJson(words);
  expect({ words, code, error: envelope.error }).toEqual({ words, code: 0, error: undefined });
  return envelope.result;
}

const inPlace = (stage: number, ...more: string[]) =>
  ok("deploy-machine", "--stage", String(stage), "--in-place", ...more);

/** The machine's versions, as `inspect` lists them: newest first. */
async function versions(): Promise<unknown> {
  return readMember(await ok("inspect"), "versions");
}

test("each stage is a version with a description, and live leads to the newest", async () => {
  for (const [stage, change] of [
    [1, "created"],
    [2, "updated"],
    [3, "updated"],
    [4, "updated"],
  ] as const)
    expect(await inPlace(stage)).toMatchObject({ name: "RiderPhotoProcessing", version: stage, change });
  expect(await versions()).toMatchObject(
    [4, 3, 2, 1].map((number) => ({
      number,
      description: expect.stringMatching(new RegExp(`^Stage ${number}: .+ \\(wildrydes \\d+\\.\\d+\\.\\d+\\)$`)),
      live: number === 4 ? 100 : 0,
    })),
  );
});

test("B2: the same stage again changes nothing", async () => {
  expect(await inPlace(4)).toMatchObject({ change: "unchanged", version: 4 });
  expect(await versions()).toHaveLength(4);
});

test("B5: an environment of another machine's name is refused", async () => {
  const { code, envelope } = await home.runJson(["deploy-machine", "--stage", "1", "--in-place", "--env", "1"]);
  expect({ code, error: envelope.error }).toMatchObject({ code: 2, error: { code: "reserved-environment-name" } });
});

test("teardown takes the machine with its versions", async () => {
  expect(await ok("teardown", "--yes")).toMatchObject({ executed: true, left: [] });
});
