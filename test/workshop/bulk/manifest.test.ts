import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkManifest, type ManifestChecks } from "../../../src/workshop/bulk/manifest/check-manifest.ts";
import { openManifest } from "../../../src/workshop/bulk/manifest/manifest.ts";
import { readRows } from "../../../src/workshop/bulk/manifest/read-rows.ts";
import { loadErrorWords } from "../../../src/text/words.ts";
import { UserError } from "../../../src/user-error.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-manifest-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const words = await loadErrorWords("en");
const plain: ManifestChecks = { limit: undefined, photoFiles: false };

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function rowsOf(name: string, content: string | Buffer) {
  const manifest = await openManifest({ name, path: write(name, content) });
  const mistakes: string[] = [];
  const rows = [];
  for await (const block of readRows(manifest, {
    mistakes: { add: ({ place, problem }) => mistakes.push(`${place}: ${words.word(problem)}`) },
  }))
    rows.push(...block);
  return { rows, mistakes };
}

async function complaintsOf(name: string, content: string | Buffer, checks: Partial<ManifestChecks> = {}) {
  const manifest = await openManifest({ name, path: write(name, content) });
  try {
    await checkManifest(manifest, { ...plain, ...checks });
  } catch (error) {
    if (error instanceof UserError) {
      const { message, why } = words.wordError(error);
      return { message, lines: why?.split("\n"), exit: error.exitCode };
    }
    throw error;
  }
  return undefined;
}

describe("CSV", () => {
  test("columns come in any order; quotes, doubled quotes and line ends inside quotes are RFC 4180's", async () => {
    const { rows, mistakes } = await rowsOf(
      "all.csv",
      '\uFEFFexpect,key,userId,stage\r\nrefused:no face,"a ""b"", c.jpg",user_a,4\r\n\r\n,"two\nlines.jpg",user_b,\r\n,last.jpg,user_c,1',
    );
    expect(mistakes).toEqual([]);
    expect(rows).toEqual([
      {
        row: 1,
        place: "line 2",
        user: "user_a",
        key: 'a "b", c.jpg',
        photo: undefined,
        stage: 4,
        expect: { kind: "refused", reason: "no face" },
      },
      {
        row: 2,
        place: "line 4",
        user: "user_b",
        key: "two\nlines.jpg",
        photo: undefined,
        stage: undefined,
        expect: undefined,
      },
      { row: 3, place: "line 6", user: "user_c", key: "last.jpg", photo: undefined, stage: 1, expect: undefined },
    ]);
  });

  test("a photo is found from the manifest's folder, and its name is the key where none is given", async () => {
    const { rows } = await rowsOf("sub/p.csv", "userId,photo\nuser_a,photos/me.jpg\n");
    expect(rows).toMatchObject([{ key: "me.jpg", photo: join(folder, "sub", "photos", "me.jpg") }]);
  });

  test("all mistakes are reported at once, by line", async () => {
    const content = [
      "userId,key,stage,expect",
      "user_a,a.jpg,9,maybe",
      "me@example.org,a.jpg,,",
      "user_b,,,",
      'user_c,"a.jpg"x,,',
      'user_d,a"b.jpg,,',
      "user_e,a.jpg",
      ",a.jpg,,refused:",
      "user_f,a.jpg,4,",
      "user_f,a.jpg,4,accepted",
    ].join("\n");
    expect(await complaintsOf("wrong.csv", content)).toEqual({
      message: "wrong.csv has 10 mistakes; nothing was started.",
      exit: 2,
      lines: [
        'line 2: stage must be one of 1, 2, 3, 4, 5, not "9"',
        'line 2: expect must be accepted, succeeded, refused, refused:REASON or failed, not "maybe"',
        'line 3: the user id "me@example.org" is not allowed: Rekognition stores it beside the face and takes letters, digits, and _ . - : only',
        "line 4: key is missing",
        "line 5: a comma is missing after a closing quote",
        "line 6: a quote is inside a field that has no quotes around it",
        "line 7: 2 fields for 4 columns",
        "line 8: userId is missing",
        'line 8: expect must be accepted, succeeded, refused, refused:REASON or failed, not "refused:"',
        "line 10: the same user, key and stage as line 9",
      ],
    });
  });

  test.each([
    ["user,key\na,b", 'line 1: this is not a header: unknown column "user", userId is missing'],
    ["userId,userId\na,b", "line 1: this is not a header: userId occurs twice, key is missing"],
    [
      "a,b.jpg",
      'line 1: this is not a header: unknown column "a", unknown column "b.jpg", userId is missing, key is missing',
    ],
  ])("the header %j is refused, and the rows are not checked", async (content, start) => {
    const complaints = await complaintsOf("header.csv", content);
    expect(complaints?.lines).toEqual([
      `${start}. A header is userId,key,photo,stage,expect; photo, stage and expect are optional`,
    ]);
  });

  test.each([
    ["", "line 1: the header is missing; it is userId,key,photo,stage,expect"],
    ['userId,key\na,b\nc,"open\nd,e\n', "line 3: a quote is opened here and never closed"],
    [`userId,key\na,${"x".repeat(70_000)}`, "line 2: the line has more than 65,536 characters"],
    ["userId,key\na," + "x".repeat(1017), "line 2: key has more than 1,016 bytes"],
  ])("%.30j…", async (content, complaint) => {
    expect((await complaintsOf("broken.csv", content))?.lines).toEqual([complaint]);
  });

  test("bytes that are not UTF-8 are named by column", async () => {
    const content = Buffer.concat([Buffer.from("userId,key\nuser_a,caf"), Buffer.from([0xe9]), Buffer.from(".jpg\n")]);
    expect((await complaintsOf("latin.csv", content))?.lines).toEqual(["line 2: key is not written in UTF-8"]);
  });

  test("more than a hundred mistakes are counted", async () => {
    const complaints = await complaintsOf("many.csv", `userId,key\n${"a b,c\n".repeat(150)}`);
    expect(complaints?.message).toBe("many.csv has 150 mistakes; nothing was started.");
    expect(complaints?.lines).toHaveLength(101);
    expect(complaints?.lines?.at(-1)).toBe("and 50 more");
  });

  test("a header without rows is empty", async () => {
    expect(await complaintsOf("none.csv", "userId,key\n\n")).toMatchObject({
      message: "none.csv contains no rows.",
      exit: 2,
    });
  });

  test("empty lines before the header are allowed, and columns are separated by commas", async () => {
    expect((await rowsOf("late.csv", "\r\n  \nuserId,key\na,b.jpg\n")).rows).toMatchObject([
      { row: 1, place: "line 4", user: "a", key: "b.jpg" },
    ]);
    expect((await complaintsOf("semicolon.csv", "userId;key\na;b.jpg\n"))?.lines).toEqual([
      'line 1: this is not a header: unknown column "userId;key", userId is missing, key is missing, columns are separated by commas. A header is userId,key,photo,stage,expect; photo, stage and expect are optional',
    ]);
    expect((await complaintsOf("blank.csv", "\n\n"))?.lines).toEqual([
      "line 1: the header is missing; it is userId,key,photo,stage,expect",
    ]);
  });
});

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

  test("all mistakes are reported at once", async () => {
    const content =
      '{"userId":7,"key":"a"}\n{"userId":\n["a"]\n{"userId":"a","key":"b","size":1}\nnull\n{"userId":"a","key":"b","stage":[4]}';
    expect((await complaintsOf("wrong.jsonl", content))?.lines).toEqual([
      "line 1: userId is not a text",
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
    const hasKey = (key: string): boolean => key === "3.jpg";
    expect((await complaintsOf("photos.csv", content, { photoFiles: true, hasKey }))?.lines).toEqual([
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
