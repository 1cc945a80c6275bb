import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createKeyFinder, findFile, keyOfFileName } from "../../src/workshop/unicode-forms.ts";

const [composed, decomposed] = [(text: string) => text.normalize("NFC"), (text: string) => text.normalize("NFD")];
const folder = mkdtempSync(join(tmpdir(), "wildrydes-forms-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [decomposed, composed],
  [composed, decomposed],
])("a file is found by the other form of its name, and of its folders' names", async (onDisk, typed) => {
  const parent = join(folder, onDisk("맥 사진"));
  mkdirSync(parent, { recursive: true });
  writeFileSync(join(parent, onDisk("김철수.jpg")), "");
  expect(await findFile(join(folder, typed("맥 사진"), typed("김철수.jpg")))).toBe(join(parent, onDisk("김철수.jpg")));
  rmSync(parent, { recursive: true });
});

test("a path that is not there stays as it is named", async () => {
  expect(await findFile(join(folder, "없음", "김철수.jpg"))).toBe(join(folder, "없음", "김철수.jpg"));
  expect(await findFile("없음.jpg")).toBe("없음.jpg");
});

test("a key is found in its own form first, then in the other one", () => {
  const find = createKeyFinder([decomposed("김철수.jpg"), composed("한글.jpg"), decomposed("한글.jpg")]);
  expect(find(composed("김철수.jpg"))).toBe(decomposed("김철수.jpg"));
  expect(find(composed("한글.jpg"))).toBe(composed("한글.jpg"));
  expect(find(decomposed("한글.jpg"))).toBe(decomposed("한글.jpg"));
  expect(find("없음.jpg")).toBeUndefined();
});

test("the key of a file is composed", () => {
  expect(keyOfFileName(decomposed("album/김철수.jpg"))).toBe(composed("album/김철수.jpg"));
});
