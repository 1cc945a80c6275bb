import { afterAll, beforeAll, expect, test } from "vitest";
import { enterInPlaceHome, type InPlaceHome } from "./support/in-place-home.ts";

/** Seed 001: one machine that is updated from stage to stage (B1–B5). */
let home: InPlaceHome;

beforeAll(async () => {
  home = await enterInPlaceHome();
});

afterAll(() => home.leave());

test("each stage is a version with a description, and live leads to the newest", async () => {
  for (const [stage, change] of [
    [1, "created"],
    [2, "updated"],
    [3, "updated"],
    [4, "updated"],
  ] as const)
    expect(await home.deploy(stage)).toMatchObject({ name: "RiderPhotoProcessing", version: stage, change });
  expect(await home.versions()).toMatchObject(
    [4, 3, 2, 1].map((number) => ({
      number,
      description: expect.stringMatching(new RegExp(`^Stage ${number}: .+ \\(wildrydes \\d+\\.\\d+\\.\\d+\\)$`)),
      live: number === 4 ? 100 : 0,
    })),
  );
});

test("B2: the same stage again changes nothing", async () => {
  expect(await home.deploy(4)).toMatchObject({ change: "unchanged", version: 4 });
  expect(await home.versions()).toHaveLength(4);
});

test("B5: an environment of another machine's name is refused", async () => {
  const { code, envelope } = await home.runJson(["deploy-machine", "--stage", "1", "--in-place", "--env", "1"]);
  expect({ code, error: envelope.error }).toMatchObject({ code: 2, error: { code: "reserved-environment-name" } });
});

test("teardown takes the machine with its versions", async () => {
  expect(await home.succeed("teardown", "--yes")).toMatchObject({ executed: true, left: [] });
});
