import { afterAll, beforeAll, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

/** Seed 001: going back, runs by version, and the change before it is made (B3–B5). */
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

test("B1: four stages are four versions", async () => {
  for (const stage of [1, 2, 3, 4]) expect(await inPlace(stage)).toMatchObject({ version: stage });
});

test("B3: going back moves the alias and publishes nothing; runs go by version", async () => {
  expect(await inPlace(2)).toMatchObject({ change: "put-back", version: 2 });
  expect(await versions()).toMatchObject([{ live: 0 }, { live: 0 }, { number: 2, live: 100 }, { live: 0 }]);
  const run = async (...more: string[]) => {
    const states = readMember(await ok("run", "--user", "user_a", "--key", "1_happy_face.jpg", ...more), "states");
    return Array.isArray(states) ? states.map((state) => readMember(state, "name")) : [];
  };
  expect(await run("--version", "live")).toEqual(["FaceDetection", "CheckFaceDuplicate"]);
  expect(await run("--version", "4")).toContain("PersistMetadata");
  expect(await run("--version", "1")).toEqual(["FaceDetection"]);
  expect(await run("--version", "latest", "--expect", "refused")).toContain("CheckFaceDuplicate");
  expect(await versions()).toMatchObject([{ executions: 1 }, {}, { executions: 1 }, { executions: 1 }]);
  const { code, envelope } = await home.runJson(["run", "-u", "a", "-k", "1_happy_face.jpg", "--version", "9"]);
  expect({ code, error: envelope.error }).toMatchObject({ code: 4, error: { code: "version-not-found" } });
});

test("B4: --diff shows the change by state and as text, and makes none", async () => {
  await inPlace(4);
  const { code, stdout } = await home.run(["deploy-machine", "--stage", "3", "--in-place", "--diff"]);
  expect(code).toBe(0);
  expect(stdout).toContain("\n- PersistMetadata\n");
  expect(stdout).toMatch(/\n-\s+"Next": "PersistMetadata"/);
  expect(await versions()).toMatchObject([{ number: 4, live: 100 }, {}, {}, {}]);
});
