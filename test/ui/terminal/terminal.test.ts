import { describe, expect, test, vi } from "vitest";
import { formatError } from "../../../src/ui/error-text.ts";
import { askPerson } from "../../../src/ui/terminal/prompts.ts";
import { countOf } from "../../../src/text/count.ts";
import { formatBytes, formatDuration, formatMoment } from "../../../src/ui/terminal/quantity.ts";
import { showsUnicode, signsOf } from "../../../src/ui/terminal/terminal.ts";

describe("what a terminal can show", () => {
  test.each([
    [{ LANG: "en_US.UTF-8" }, true],
    [{ LANG: "C" }, false],
    [{}, false],
    [{ LANG: "en_US.UTF-8", LC_ALL: "POSIX" }, false],
    [{ LANG: "C", LC_CTYPE: "C.utf8" }, true],
    [{ LC_ALL: "", LANG: "de_DE.UTF-8" }, true],
  ])("%j: more than ASCII %s", (variables, unicode) => {
    expect(showsUnicode(variables, "linux")).toBe(unicode);
  });

  test("without it every sign is ASCII", () => {
    expect(Object.values(signsOf({ unicode: false })).join("")).toMatch(/^[\x20-\x7E]+$/);
    // What a stage adds and what a change adds begins with a plus.
    expect(signsOf({ unicode: false }).done).toBe("ok");
  });
});

test.each([
  [0, "0 ms"],
  [87.4, "87 ms"],
  [1234, "1.23 s"],
  [42_000, "42.0 s"],
  [185_000, "3 min 05 s"],
])("%d ms reads %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test("sizes, counts and moments", () => {
  expect([912, 14_300, 2_100_000].map(formatBytes)).toEqual(["912 B", "14.3 KB", "2.1 MB"]);
  expect([0, 1, 2].map((count) => countOf(count, "face"))).toEqual(["0 faces", "1 face", "2 faces"]);
});

test.each(["UTC", "Asia/Seoul", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham"])(
  "moments in %s read as Intl writes them",
  (zone) => {
    vi.stubEnv("TZ", zone);
    for (const language of ["en", "ko"] as const)
      for (const text of ["2026-01-01T00:05:09.123Z", "2026-07-09T23:55:00.000Z"]) {
        const moment = new Date(text);
        const parts = new Intl.DateTimeFormat(language, {
          dateStyle: "medium",
          timeStyle: "medium",
          hourCycle: "h23",
        }).formatToParts(moment);
        const digits = (written: string): number[] => (written.match(/\d+/g) ?? []).map(Number);
        const zoneless = formatMoment(moment, language).split(" ").slice(0, -1).join(" ");
        expect(digits(zoneless)).toEqual(digits(parts.map(({ value }) => value).join("")));
      }
    vi.unstubAllEnvs();
  },
);

test("a moment names the distance of its time zone", () => {
  const moment = new Date("2026-03-01T14:05:09.123Z");
  const at = (zone: string): string[] => {
    vi.stubEnv("TZ", zone);
    return [formatMoment(moment, "en"), formatMoment(moment, "ko")];
  };
  expect(at("UTC")).toEqual(["Mar 1, 2026, 14:05:09 UTC", "2026년 3월 1일 14시 5분 9초 UTC"]);
  expect(at("Asia/Seoul")).toEqual(["Mar 1, 2026, 23:05:09 GMT+9", "2026년 3월 1일 23시 5분 9초 GMT+9"]);
  expect(at("America/St_Johns")[0]).toBe("Mar 1, 2026, 10:35:09 GMT-3:30");
  vi.unstubAllEnvs();
});

test("an error says what, why and what to do", async () => {
  const error = { code: "picture-not-written", values: { file: "a.png", reason: "One\nTwo" } };
  const terminal = { columns: 80, interactive: false, unicode: false };
  await expect(formatError(error, terminal, "en")).resolves.toBe(
    "x The picture could not be written to a.png.\n  Why: One\n  Two\n  -> Give another path with --out",
  );
});

describe("a question", () => {
  const terminal = { columns: 80, interactive: false, unicode: true };

  test("is answered by its flag", async () => {
    await expect(askPerson({ text: "Sure?" }, { terminal, agreed: true, flag: "--yes" })).resolves.toBe(true);
  });

  test("is refused with exit code 5 where nobody can be asked", async () => {
    await expect(askPerson({ text: "Sure?" }, { terminal, agreed: false, flag: "--yes" })).rejects.toMatchObject({
      code: "confirmation-needed",
      values: { question: "Sure?", flag: "--yes" },
      exitCode: 5,
    });
  });
});
