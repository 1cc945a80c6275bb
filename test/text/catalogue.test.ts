import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { errorExitCodes } from "../../src/error-exit-codes.ts";
import { packageRoot } from "../../src/package-root.ts";
import { areaNames, importArea } from "../../src/text/areas.ts";
import { aimHints, commandWriter, hintedCommands, programName } from "../../src/text/command-line.ts";
import { josa } from "../../src/text/josa.ts";
import { chooseLanguage } from "../../src/text/language.ts";
import { languages } from "../../src/text/languages.ts";
import { loadErrorWords, loadWords } from "../../src/text/words.ts";
import { koreanTime } from "../../src/text/ko/time.ts";
import type { Command } from "@oclif/core";
import { describeCodes, codesFile } from "../../bin/codes.ts";
import { helpTextsOf } from "../../bin/help-texts.ts";
import { text as koreanHelp } from "../../src/text/ko/help/index.ts";

/** Terms that stay as they are in every language. */
const untranslated = new Set(["ARN", "URL", "lambda:invoke, putItem, sns:publish"]);

describe("the catalogue", () => {
  test("has each code in one area alone, in kebab-case", async () => {
    const codes = (await Promise.all(areaNames.map((area) => importArea("en", area)))).flatMap(Object.keys);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });

  test.each(areaNames)("has the same codes of %s in each language, and Korean is Korean", async (area) => {
    const [english, korean] = await Promise.all(languages.map((language) => importArea(language, area)));
    expect(Object.keys(korean ?? {}).sort()).toEqual(Object.keys(english ?? {}).sort());
    const foreign = Object.entries(korean ?? {}).filter(
      ([, entry]) => typeof entry === "string" && !untranslated.has(entry) && !/\p{Script=Hangul}/u.test(entry),
    );
    expect(foreign).toEqual([]);
  });

  test("names the exit code of each error, and of nothing else", async () => {
    const areas = areaNames.filter((area) => area.startsWith("errors-"));
    const codes = (await Promise.all(areas.map((area) => importArea("en", area)))).flatMap(Object.keys);
    expect(Object.keys(errorExitCodes).sort()).toEqual(codes.sort());
  });

  test("is documented as it is: renew it with `node bin/codes.ts`", async () => {
    expect(readFileSync(codesFile, "utf8")).toBe(await describeCodes());
  });

  test("words codes with their values, and leaves an unknown code as it is", async () => {
    const [english, korean] = await Promise.all([loadErrorWords("en"), loadErrorWords("ko")]);
    const message = { code: "bad-region", values: { region: "mars-1" } };
    expect(english.wordError(message).message).toBe("Unknown region: mars-1");
    expect(korean.wordError(message).message).toBe("알 수 없는 리전: mars-1");
    expect(english.word({ code: "never-heard-of" })).toBe("never-heard-of");
    expect((await loadWords("en", ["screen-setup"])).say("setup-next")).toBe(
      "Next: npx wildrydes deploy-machine --stage 1",
    );
  });
});

test("the help has every text in Korean: add it below src/text/ko/help", () => {
  const manifest: { commands: Record<string, Command.Cached> } = JSON.parse(
    readFileSync(join(packageRoot, "oclif.manifest.json"), "utf8"),
  );
  const { description, oclif } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  const english = new Set<string>([description, ...helpTextsOf(oclif, Object.values(manifest.commands))]);
  const korean = new Map<string, string>(Object.entries(koreanHelp));
  expect([...english].filter((text) => !korean.has(text))).toEqual([]);
  expect([...korean.keys()].filter((text) => !english.has(text))).toEqual([]);
  expect([...korean.values()].filter((text) => !/\p{Script=Hangul}/u.test(text))).toEqual([]);
});

describe("a hint", () => {
  test("names commands that exist", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, "oclif.manifest.json"), "utf8"));
    const ids = new Set(Object.keys(Object(Object(manifest)["commands"])).map((id) => id.replaceAll(":", " ")));
    expect(hintedCommands.filter((command) => !ids.has(command))).toEqual([]);
  });

  test("carries the target of the call, quoted for a shell; the local commands take none", () => {
    aimHints({ env: "blue", profile: "my profile", region: undefined });
    const cmd = commandWriter();
    expect(cmd("inspect execution", { stage: 2 }, "a b")).toBe(
      "npx wildrydes inspect execution 'a b' --stage 2 --env blue --profile 'my profile'",
    );
    expect(cmd("local env", { unset: true })).toBe("npx wildrydes local env --unset");
    aimHints({});
  });

  test.each([
    ["/usr/local/bin/wildrydes", { PATH: "/usr/bin:/usr/local/bin" }, "wildrydes"],
    ["/clone/node_modules/.bin/wildrydes", { PATH: "/usr/bin" }, "npx wildrydes"],
    ["/clone/node_modules/.bin/wildrydes", { PATH: "/clone/node_modules/.bin", npm_command: "exec" }, "npx wildrydes"],
    ["/clone/bin/run.js", { PATH: "/usr/bin" }, "npx wildrydes"],
  ])("names the program as it was started: %s with %j is %s", (script, variables, name) => {
    expect(programName({ script, variables })).toBe(name);
  });
});

describe("the language", () => {
  test.each([
    [["run", "--lang", "ko"], { LANG: "en_US.UTF-8" }, undefined, "ko"],
    [["run", "--lang=en"], { WILDRYDES_LANG: "ko" }, undefined, "en"],
    [["run", "--", "--lang=ko"], {}, undefined, "en"],
    [[], { WILDRYDES_LANG: "ko", LANG: "en_US.UTF-8" }, "en", "ko"],
    [[], { LANG: "ko_KR.UTF-8" }, "en", "en"],
    [[], { LC_ALL: "en_US.UTF-8", LC_MESSAGES: "ko_KR.UTF-8" }, undefined, "en"],
    [[], { LC_ALL: "", LC_MESSAGES: "ko_KR.UTF-8", LANG: "C" }, undefined, "ko"],
    [[], { LC_CTYPE: "ko_KR.UTF-8" }, undefined, "en"],
    [[], { LANG: "kok_IN" }, undefined, "en"],
  ])("of %j with %j and %s stored is %s", (argv, variables, stored, language) => {
    expect(chooseLanguage({ argv, variables, stored })).toBe(language);
  });
});

test.each([
  ["사진", "을/를", "사진을"],
  ["상태 머신", "이/가", "상태 머신이"],
  ["테이블", "으로/로", "테이블로"],
  ["run", "을/를", "run을"],
  ["user_a", "은/는", "user_a는"],
  ["3", "과/와", "3과"],
  ["사진.jpg".normalize("NFD"), "이/가", `${"사진.jpg".normalize("NFD")}가`],
  ["김철수".normalize("NFD"), "을/를", `${"김철수".normalize("NFD")}를`],
  ["한글".normalize("NFD"), "으로/로", `${"한글".normalize("NFD")}로`],
  ["ParallelProcessing", "으로/로", "ParallelProcessing으로"],
  ["photo.png", "은/는", "photo.png는"],
  ["setup", "을/를", "setup을"],
  ["RiderTable", "으로/로", "RiderTable로"],
  ["blue", "이/가", "blue가"],
  ["PhotoDoesNotMeetRequirement", "으로/로", "PhotoDoesNotMeetRequirement로"],
])("%s with %s is %s", (word, particle, whole) => {
  expect(josa(word, particle as Parameters<typeof josa>[1])).toBe(whole);
});

test.each([
  ["87 ms", "87 ms"],
  ["4.2 s", "4.2초"],
  ["3 min 05 s", "3분 05초"],
  ["23 h 46 min", "23시간 46분"],
])("the duration %s is %s in a Korean sentence", (time, korean) => {
  expect(koreanTime(time)).toBe(korean);
});
