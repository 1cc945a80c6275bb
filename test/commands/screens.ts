import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { foldLines } from "../../src/ui/terminal/fold-lines.ts";
import { width } from "../../src/ui/terminal/width.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { type PseudoLanguage, translate } from "../text/support/pseudo-language.ts";

let endpoint: TestEndpoint;
let folder: string;

/** Opens a workshop with everything that the screens show, before the tests of this file. */
export function openScreens(): void {
  beforeAll(async () => {
    endpoint = await startTestEndpoint();
    folder = mkdtempSync(join(tmpdir(), "wildrydes-screens-"));
    cpSync(join(packageRoot, "templates", "photos", "1_happy_face.jpg"), join(folder, "happy.jpg"));
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "riders.csv"), "userId,key\nuser_a,1_happy_face.jpg\n");
    for (const words of [
      "setup",
      "deploy-machine --stage 1",
      "deploy-machine --stage 4",
      "run --user user_b --key 2_sunglass_face.jpg",
      "bulk run riders.csv --batch one",
    ]) {
      const { code, stderr } = await wildrydes(words, 120);
      if (code !== 0) throw new Error(`${words} ended with ${code}: ${stderr}`);
    }
    // Ages and times are the same in every run below.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 200_000 });
  }, 120_000);

  afterAll(async () => {
    vi.useRealTimers();
    await endpoint.close();
    rmSync(folder, { recursive: true });
  });
}

/** Runs a command line in that workshop. */
export function wildrydes(line: string, columns: number) {
  const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon"), COLUMNS: String(columns) };
  return runCli(line.split(" "), { environment, folder });
}

/** The commands whose screens must fit. */
export const screens = [
  "inspect",
  "inspect execution last",
  "inspect machine RiderPhotoProcessing-4",
  "inspect user user_a",
  "collection show",
  "faces list",
  "faces search --photo happy.jpg",
  "bulk list",
  "local status",
  "local fault list",
  "doctor",
  "env list",
  "metrics",
  "trigger show",
  "teardown --dry-run",
  "learn list",
  "learn hint 1",
];

/** Words that only a wide screen has: heads of columns that name the rows of a list, counts of nothing, the start of a graph. */
const onlyWide = ["Batch", "Environment", "Execution", "Face", "Machine", "Trigger", "What"];
const onlyWideMetrics = ["Function", "failed", "aborted", "timed", "out"];

/** Tests that screens in a language fit into narrow terminals. @param speak what `speakPseudoLanguages` returned */
export function testScreens(
  cases: readonly (readonly [PseudoLanguage, string, readonly number[]])[],
  speak: (language: PseudoLanguage) => void,
): void {
  test.each(cases)(
    "in the %s language, %s fits into %j columns and loses nothing",
    async (language, screen, widths) => {
      speak(language);
      const wide = textOf(await wildrydes(screen, 400));
      expect(wide).not.toMatch(/\S…/);
      const left = [...onlyWide, ...(screen === "metrics" ? onlyWideMetrics : [])];
      const leftOut = ["Start", ...wordsOf(translate(left.join(" "), [], language))];
      for (const columns of widths) {
        const text = textOf(await wildrydes(screen, columns));
        expect(text.split("\n").filter((line) => isDrawn(line) && width(line) > columns)).toEqual([]);
        const shown = new Set([...leftOut, ...wordsOf(foldLines(text, columns))]);
        expect({ text, columns, lost: wordsOf(wide).filter((word) => !shown.has(word)) }).toMatchObject({ lost: [] });
      }
    },
  );
}

/** All that a command printed. */
export function textOf({ stdout, stderr }: { stdout: string; stderr: string }): string {
  return `${stderr}\n${stdout}`;
}

/** A line of a graph, a timeline or a table, which a narrower terminal would break: no sentence, no name with its value. */
function isDrawn(line: string): boolean {
  return /[╭╮╰╯│┌├└╎▓▒█▁]/.test(line) || (line.trim().match(/ {2,}/g) ?? []).length > 1;
}

/** The words of a screen; not its numbers, units and lines. */
function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).map((word) => word.replaceAll(/^[(["'`]+|[)\]"'`:;,.]+$/g, ""));
  return words.filter((word) => /[\p{L}]{4}|\p{L}[-_.]/u.test(word));
}

/** The path of a file in the working folder of the commands. */
export function fileIn(...names: readonly string[]): string {
  return join(folder, ...names);
}
