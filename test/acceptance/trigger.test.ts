import { afterAll, beforeAll, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";

let home: Home;
beforeAll(async () => {
  home = await enterHome({ inProcess: true });
});
afterAll(() => home.leave());

test("before anything is set up, there is nothing to show and nothing lost", async () => {
  expect(await home.runJson(["trigger", "show"])).toMatchObject({
    code: 0,
    envelope: {
      result: {
        triggers: [
          { kind: "eventbridge", enabled: false },
          { kind: "lambda", enabled: false },
          { kind: "url", enabled: false },
        ],
      },
    },
  });
  expect(await home.runJson(["triage"])).toMatchObject({ code: 0, envelope: { result: { lost: [] } } });
  expect(await home.runJson(["triage", "--start"])).toMatchObject({ code: 0, envelope: { result: { started: [] } } });
  expect(await home.runJson(["trigger", "disable", "--kind", "lambda"])).toMatchObject({
    code: 0,
    envelope: { result: { changed: false } },
  });
});

test.for([
  ["", "usage"],
  ["T", "trigger-would-loop"],
  ["Thumbnail/", "trigger-would-loop"],
  ["Thumbnail/a", "trigger-would-loop"],
])("a trigger that would loop is refused: prefix %j", async ([prefix = "", refusal]) => {
  const { code, envelope } = await home.runJson(["trigger", "enable", "--kind", "lambda", "--prefix", prefix]);
  expect([code, envelope.error?.code]).toEqual([2, refusal]);
});

test("a URL has no prefix, and without a URL there is nothing to ask", async () => {
  const enabled = await home.runJson(["trigger", "enable", "--kind", "url", "--prefix", "a/"]);
  expect([enabled.code, enabled.envelope.error?.code]).toEqual([2, "contradicting-flags"]);
  const asked = await home.runJson(["trigger", "request", "--user", "user_a", "--key", "x.jpg"]);
  expect([asked.code, asked.envelope.error?.code]).toEqual([4, "start-url-missing"]);
});

test("a trigger of riders' photos needs the environment", async () => {
  expect((await home.runJson(["trigger", "enable", "--kind", "eventbridge"])).code).toBe(4);
});
