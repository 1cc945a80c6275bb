import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { enterHome, type Home } from "../support/home.ts";

let home: Home;
beforeAll(async () => {
  home = await enterHome();
});
afterAll(() => home.leave());

const photo = (name: string): string => join(packageRoot, "templates", "photos", `${name}.jpg`);
const upload = (...words: string[]) => home.runJson(["passport", "upload", ...words]);

test("I1, I7: an upload alone is judged; keys are decoded", async () => {
  const passed = await upload(photo("6_other_person"), "--as", "a b+한글😀%.jpg");
  expect(passed).toMatchObject({
    code: 0,
    envelope: { ok: true, result: { name: "a b+한글😀%.jpg", result: { result: "PASS", reasons: [], faces: 1 } } },
  });
  expect((await upload(photo("1_happy_face"))).code).toBe(1);
  const failed = await home.runJson(["passport", "results", "--failed"]);
  expect(failed.envelope).toMatchObject({
    result: {
      results: [
        {
          name: "1_happy_face.jpg",
          result: "FAIL",
          reasons: [
            { name: "Smile", value: true, desiredValue: false, minConfidence: 90 },
            { name: "MouthOpen", value: false, desiredValue: false, minConfidence: 90 },
          ],
        },
      ],
    },
  });
  const shown = await home.run(["passport", "results", "1_happy_face.jpg"]);
  expect(shown.stdout).toMatch(
    /^1_happy_face\.jpg: FAIL\n {2}Smile: smiling \([\d.]+ %\); .*\n {2}MouthOpen: closed, but .* only 8\d\.\d %; it must be above 90 %\.\n$/,
  );
});

test("I8: the URL answers who signs, and 404 for an unknown name", async () => {
  const known = await home.runJson(["passport", "url", "a b+한글😀%.jpg"]);
  expect(known).toMatchObject({
    code: 0,
    envelope: { result: { status: 200, document: { ValidationResult: "PASS", FailureReasons: [] } } },
  });
  const { url } = known.envelope.result as { url: string };
  const unsigned = await fetch(url);
  expect([unsigned.status, await unsigned.text()]).toEqual([403, expect.stringContaining("Forbidden")]);
  expect((await home.runJson(["passport", "url", "nobody.jpg"])).code).toBe(4);
});
