import { afterAll, beforeAll, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

/** The Map form: many photos in one execution. */
let home: Home;

beforeAll(async () => {
  home = await enterHome();
  await home.run(["setup"]);
});

afterAll(() => home.leave());

test("one execution takes many photos, and its output has a result for each", async () => {
  const made = await home.runJson(["deploy-machine", "--map"]);
  expect(made).toMatchObject({ code: 0, envelope: { result: { name: "RiderPhotoMap", change: "created" } } });
  const input = String(readMember(made.envelope.result, "runFlags", "input"));
  const { code, envelope } = await home.runJson(["run", "--machine", "RiderPhotoMap", "--input", input]);
  expect(code).toBe(0);
  expect(readMember(envelope.result, "output", "results")).toMatchObject([
    { userId: "user_a", parallelResult: [{ ExternalImageId: "user_a" }, { thumbnail: {} }] },
    { userId: "user_f", parallelResult: [{ ExternalImageId: "user_f" }, { thumbnail: {} }] },
  ]);
  const inspected = await home.runJson(["inspect", "execution", "last"]);
  expect(inspected).toMatchObject({ code: 0 });
});
