import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaintsOf, folder, makeFolder, removeFolder, rowsOf } from "./support/manifest-files.ts";

beforeAll(makeFolder);
afterAll(removeFolder);

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

  test.each([
    [
      "UTF-16",
      Buffer.from("\uFEFFuserId,key\na,b.jpg\n", "utf16le"),
      "the file is not written in UTF-8; save it as UTF-8",
    ],
    ["CR alone", "userId,key\ra,b.jpg\r", "lines end with LF or CR LF, not with CR alone"],
  ])("a spreadsheet's file with %s is named as what it is", async (_, content, complaint) => {
    expect((await complaintsOf("sheet.csv", content))?.lines).toEqual([`line 1: ${complaint}`]);
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
