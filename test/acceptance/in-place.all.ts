import { afterAll, beforeAll, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterInPlaceHome, type InPlaceHome } from "./support/in-place-home.ts";

/** Seed 001: going back, runs by version, and the change before it is made (B3–B5). */
let home: InPlaceHome;

beforeAll(async () => {
  home = await enterInPlaceHome();
});

afterAll(() => home.leave());

test("B1: four stages are four versions", async () => {
  for (const stage of [1, 2, 3, 4]) expect(await home.deploy(stage)).toMatchObject({ version: stage });
});

test("B3: going back moves the alias and publishes nothing; runs go by version", async () => {
  expect(await home.deploy(2)).toMatchObject({ change: "put-back", version: 2 });
  expect(await home.versions()).toMatchObject([{ live: 0 }, { live: 0 }, { number: 2, live: 100 }, { live: 0 }]);
  const run = async (...more: string[]) => {
    const states = readMember(
      await home.succeed("run", "--user", "user_a", "--key", "1_happy_face.jpg", ...more),
      "states",
    );
    return Array.isArray(states) ? states.map((state) => readMember(state, "name")) : [];
  };
  expect(await run("--version", "live")).toEqual(["FaceDetection", "CheckFaceDuplicate"]);
  expect(await run("--version", "4")).toContain("PersistMetadata");
  expect(await run("--version", "1")).toEqual(["FaceDetection"]);
  expect(await run("--version", "latest", "--expect", "refused")).toContain("CheckFaceDuplicate");
  expect(await home.versions()).toMatchObject([{ executions: 1 }, {}, { executions: 1 }, { executions: 1 }]);
  const { code, envelope } = await home.runJson(["run", "-u", "a", "-k", "1_happy_face.jpg", "--version", "9"]);
  expect({ code, error: envelope.error }).toMatchObject({ code: 4, error: { code: "version-not-found" } });
});

test("B4: --diff shows the change by state and as text, and makes none", async () => {
  await home.deploy(4);
  const { code, stdout } = await home.run(["deploy-machine", "--stage", "3", "--in-place", "--diff"]);
  expect(code).toBe(0);
  expect(stdout).toContain("\n- PersistMetadata\n");
  expect(stdout).toMatch(/\n-\s+"Next": "PersistMetadata"/);
  expect(await home.versions()).toMatchObject([{ number: 4, live: 100 }, {}, {}, {}]);
});
