import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readRoster } from "../../../src/workshop/room/roster.ts";

const folder = mkdtempSync(join(tmpdir(), "wildrydes-roster-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, "roster");
  writeFileSync(file, text);
  return readRoster(file);
}

test.each([
  ["a header in any order", "Attendee,Env\nAlice,alice\n,bob\n"],
  ["no header", "alice,Alice\nbob\n"],
  ["JSON objects", '[{"env":"alice","attendee":"Alice"},{"env":"bob"}]'],
  ["a byte order mark, CRLF and blank lines", "\uFEFFenv,attendee\r\n\r\nalice,Alice\r\n bob ,\r\n"],
])("reads %s", async (_, text) => {
  expect(await read(text)).toEqual([
    { environment: "alice", attendee: "Alice" },
    { environment: "bob", attendee: undefined },
  ]);
});

test.each([
  ["a\nb\na\nb\na", "roster-doubles"],
  ["", "roster-unreadable"],
  ["env\n", "roster-unreadable"],
  ["[1]", "roster-unreadable"],
  ['[{"name":"alice"}]', "roster-unreadable"],
  ["[", "roster-unreadable"],
  ['a,"never closed', "roster-unreadable"],
  ["UPPER", "roster-bad-names"],
  ["4", "roster-bad-names"],
  ["name,email\nalice,alice@example.com\n", "roster-without-env"],
])("%j is refused", async (text, code) => {
  await expect(read(text)).rejects.toMatchObject({ code });
});

test("all names that an environment cannot have are named at once", async () => {
  await expect(read("env\nalice\n정민\n4-you\n-bob")).rejects.toMatchObject({
    values: { names: ["정민", "4-you", "-bob"] },
  });
});
