import { expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome } from "../support/home.ts";

test("each trap is shown with stage 4 and with stage 5, one line each", async () => {
  const home = await enterHome();
  try {
    const { code, envelope } = await home.runJson(["demo", "--stage", "5"]);
    const rows = readMember(envelope.result, "rows");
    const differing = Array.isArray(rows) ? rows.filter((row) => readMember(row, "asExpected") !== true) : rows;
    expect({ code, differing }).toEqual({ code: 0, differing: [] });
    expect(readMember(envelope.result, "chapters")).toMatchObject([{ id: "hardened", steps: 5, differing: 0 }]);
  } finally {
    await home.leave();
  }
});
