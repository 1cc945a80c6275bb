import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";

let home: Home;
let folder: string;
beforeAll(async () => {
  home = await enterHome({ inProcess: true });
  folder = mkdtempSync(join(tmpdir(), "wildrydes-passport-"));
  writeFileSync(join(folder, "text.jpg"), "I am a text, not a photo.\n");
  writeFileSync(join(folder, "empty.jpg"), "");
});
afterAll(async () => {
  await home.leave();
  rmSync(folder, { recursive: true });
});

const upload = (...words: string[]) => home.runJson(["passport", "upload", ...words]);

test("I6: what is not a photo is decided, not lost; an empty file is refused", async () => {
  const { code, envelope } = await home.runJson(["passport", "check", join(folder, "text.jpg")]);
  expect(code).toBe(1);
  expect(envelope).toMatchObject({ result: { result: "FAIL", reasons: [{ name: "UnsupportedFormat" }] } });
  const empty = await upload(join(folder, "empty.jpg"));
  expect([empty.code, empty.envelope.error?.code]).toEqual([2, "bad-photo"]);
});
