import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkManifest } from "../../../src/workshop/bulk/manifest/check-manifest.ts";
import { openManifest } from "../../../src/workshop/bulk/manifest/manifest.ts";
import { readRows } from "../../../src/workshop/bulk/manifest/read-rows.ts";
import { complaintsOf, folder, makeFolder, plain, removeFolder, rowsOf, write } from "./support/manifest-files.ts";

beforeAll(makeFolder);
afterAll(removeFolder);

describe("JSON Lines", () => {
  test("objects with these members, distinguished from CSV by their first character", async () => {
    const { rows, mistakes } = await rowsOf(
      "rows",
      '{"userId":"a","key":"b.jpg","stage":2}\n\n{"userId":"c","key":"d.jpg","expect":"failed"}',
    );
    expect(mistakes).toEqual([]);
    expect(rows).toMatchObject([
      { row: 1, place: "line 1", user: "a", key: "b.jpg", stage: 2 },
      { row: 2, place: "line 3", user: "c", expect: { kind: "failed" } },
    ]);
  });

  test.each(['[{"userId":"a","key":"b.jpg"}]', '{\n  "rows": [\n  ]\n}\n'])(
    "one document instead of lines is said once: %j",
    async (content) => {
      expect((await complaintsOf("report.json", content))?.lines).toEqual([
        "line 1: the file is one JSON document; JSON Lines has one object on each line",
      ]);
    },
  );

  test("all mistakes are reported at once", async () => {
    const content =
      '{"userId":7,"key":"a"}\n{"userId":\n["a"]\n{"userId":"a","key":"b","size":1}\nnull\n{"userId":"a","key":"b","stage":[4]}';
    expect((await complaintsOf("wrong.jsonl", content))?.lines).toEqual([
      "line 1: userId is not a string",
      "line 2: this is not JSON",
      "line 3: this is not a JSON object",
      'line 4: unknown member "size"; a row has userId, key, photo, stage, expect',
      "line 5: this is not a JSON object",
    ]);
  });
});

describe("a folder", () => {
  test("its photos are rows, by name, those within folders too", async () => {
    write("photos/b.JPG", "x");
    write("photos/a.png", "x");
    write("photos/.hidden.jpg", "x");
    write("photos/notes.txt", "x");
    write("photos/more/c.jpeg", "x");
    const manifest = await openManifest({ name: "photos", path: join(folder, "photos") });
    const rows = [];
    for await (const block of readRows(manifest, { mistakes: { add: (mistake) => expect(mistake).toBeUndefined() } }))
      rows.push(...block);
    expect(rows).toMatchObject([
      { row: 1, place: "a.png", user: "a", key: "a.png", photo: join(folder, "photos", "a.png") },
      { row: 2, place: "b.JPG", user: "b", key: "b.JPG" },
      { row: 3, place: "more/c.jpeg", user: "c", key: "more/c.jpeg" },
    ]);
  });

  async function usersOf(name: string, userFrom: "name" | "folder"): Promise<string[]> {
    const manifest = await openManifest({ name, path: join(folder, name), userFrom });
    await checkManifest(manifest, plain);
    const users: string[] = [];
    for await (const block of readRows(manifest)) users.push(...block.map(({ user }) => user));
    return users;
  }

  test("names that are not user ids become ones: different for different names, the same in every Unicode form", async () => {
    for (const name of ["내사진", "네사진", "me and you", "plain-1"]) write(`odd/${name}.jpg`, "x");
    write(`decomposed/${"내사진".normalize("NFD")}.jpg`, "x");
    const users = await usersOf("odd", "name");
    expect(users).toEqual([
      expect.stringMatching(/^me_and_you-[0-9a-f]{8}$/),
      "plain-1",
      expect.stringMatching(/^_-[0-9a-f]{8}$/),
      expect.stringMatching(/^_-[0-9a-f]{8}$/),
    ]);
    expect(new Set(users).size).toBe(4);
    expect(users).toContain((await usersOf("decomposed", "name"))[0]);
  });

  test("users may come from the folders' names", async () => {
    for (const path of ["kim/1.jpg", "kim/2.jpg", "이/1.jpg", "top.jpg"]) write(`people/${path}`, "x");
    expect(await usersOf("people", "folder")).toEqual([
      "people",
      "kim",
      "kim",
      expect.stringMatching(/^_-[0-9a-f]{8}$/),
    ]);
  });

  test("without photos it is empty", async () => {
    mkdirSync(join(folder, "bare"));
    const manifest = await openManifest({ name: "bare", path: join(folder, "bare") });
    await expect(checkManifest(manifest, plain)).rejects.toMatchObject({
      code: "empty-manifest",
      values: { manifest: "bare", folder: true },
    });
  });
});

describe("photos", () => {
  test("a file that is to be uploaded has to be there; a key that is not has to be in the bucket", async () => {
    write("there.jpg", "x");
    const content = "userId,key,photo\na,1.jpg,there.jpg\nb,2.jpg,gone.jpg\nc,3.jpg,\nd,4.jpg,\n";
    const findKey = (key: string): string | undefined => (key === "3.jpg" ? key : undefined);
    expect((await complaintsOf("photos.csv", content, { photoFiles: true, findKey }))?.lines).toEqual([
      `line 3: the photo ${join(folder, "gone.jpg")} does not exist`,
      "line 5: the bucket has no photo 4.jpg",
    ]);
  });
});

test("photos to upload that are outside the manifest's folder are reported", async () => {
  write("elsewhere/x.jpg", "photo");
  write("inside/y.jpg", "photo");
  const path = write("inside/rows.csv", "userId,key,photo\na,1.jpg,../elsewhere/x.jpg\nb,2.jpg,y.jpg\n");
  const reported: string[] = [];
  const onOutside = (photo: string): void => void reported.push(photo);
  await checkManifest(await openManifest({ name: "rows.csv", path }), { ...plain, photoFiles: true, onOutside });
  expect(reported).toEqual([join(folder, "elsewhere", "x.jpg")]);
});

test("two photos that would be uploaded under one key", async () => {
  for (const name of ["x.jpg", "y.jpg"]) write(name, "photo");
  const rows = "userId,key,photo\na,1.jpg,x.jpg\nb,1.jpg,x.jpg\nc,1.jpg,y.jpg\nd,1.jpg,\n";
  expect((await complaintsOf("keys.csv", rows, { photoFiles: true }))?.lines).toEqual([
    "line 4: it uploads a different photo as 1.jpg than line 2",
  ]);
  expect(await complaintsOf("keys.csv", rows)).toBeUndefined();
});

test("duplicates are found among many thousand rows, and only real ones", async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `user_${index},${index}.jpg`);
  expect(await complaintsOf("large.csv", `userId,key\n${lines.join("\n")}`)).toBeUndefined();
  lines.push("user_29999,29999.jpg");
  expect((await complaintsOf("large.csv", `userId,key\n${lines.join("\n")}`))?.lines).toEqual([
    "line 30002: the same user, key and stage as line 30001",
  ]);
});

test("with a limit only the first rows are judged", async () => {
  const rows = "userId,key\na,b\nc,d\nc,d\nno user,d\n";
  expect(await complaintsOf("limit.csv", rows, { limit: 2 })).toBeUndefined();
  expect((await complaintsOf("limit.csv", rows, { limit: 3 }))?.lines).toEqual([
    "line 4: the same user, key and stage as line 3",
  ]);
});

test("a manifest that is not there", async () => {
  await expect(openManifest({ name: "gone.csv", path: join(folder, "gone.csv") })).rejects.toMatchObject({
    code: "manifest-not-found",
    values: { manifest: "gone.csv" },
    exitCode: 4,
  });
});
