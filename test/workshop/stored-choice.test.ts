import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  readStoredChoice,
  readStoredLanguage,
  storeChoice,
  storedChoiceFile,
} from "../../src/workshop/stored-choice.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-choice-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("nothing is stored at first", async () => {
  expect(await readStoredChoice(folder)).toEqual({});
});

test("what is stored is read again, and stored only once", async () => {
  const choice = { target: "aws", region: "eu-west-1", environment: "blue" };
  expect(await storeChoice(folder, choice)).toBe(true);
  expect(await storeChoice(folder, choice)).toBe(false);
  expect(await readStoredChoice(folder)).toEqual(choice);
});

test.each(["{", "[]x", "[]", "null", '{"target": 7}', '{"targt": "aws"}'])(
  "a file with %s in it is named, with what to do",
  async (text) => {
    mkdirSync(join(folder, ".wildrydes"));
    writeFileSync(storedChoiceFile(folder), text);
    await expect(readStoredChoice(folder)).rejects.toMatchObject({
      code: "bad-stored-choice",
      values: { file: storedChoiceFile(folder) },
      exitCode: 2,
    });
  },
);

test("the language is read alone, and a file that cannot be read has none", async () => {
  expect(readStoredLanguage(folder)).toBeUndefined();
  await storeChoice(folder, { target: "local", language: "ko" });
  expect(readStoredLanguage(folder)).toBe("ko");
  writeFileSync(storedChoiceFile(folder), "{");
  expect(readStoredLanguage(folder)).toBeUndefined();
});
