import { expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { chapterIds } from "../../src/workshop/demo/chapters/all.ts";
import { enterHome } from "../support/home.ts";

test("every text goes as expected in one environment, and nothing is left", { timeout: 480_000 }, async () => {
  const home = await enterHome();
  try {
    const { code, envelope } = await home.runJson(["demo", "--all"]);
    const rows = readMember(envelope.result, "rows");
    const differing = Array.isArray(rows) ? rows.filter((row) => readMember(row, "asExpected") !== true) : rows;
    expect({ code, differing }).toEqual({ code: 0, differing: [] });
    expect(readMember(envelope.result, "chapters")).toMatchObject(chapterIds.map((id) => ({ id, differing: 0 })));
  } finally {
    await home.leave();
  }
});
