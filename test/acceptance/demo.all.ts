import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome } from "../support/home.ts";

test(
  "the demonstration goes as expected from setup to teardown, and leaves no folder",
  { timeout: 300_000 },
  async () => {
    const home = await enterHome();
    try {
      const temporary = join(home.folder, "tmp");
      await mkdir(temporary);
      const { code, envelope } = await home.runJson(["demo"], { environment: { TMPDIR: temporary } });
      expect({ code, envelope }).toMatchObject({ code: 0, envelope: { ok: true, result: { asExpected: true } } });
      expect(readMember(envelope.result, "rows")).toHaveLength(19);
      expect((await readdir(temporary)).filter((name) => name.startsWith("wildrydes-"))).toEqual([]);
    } finally {
      await home.leave();
    }
  },
);
