import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { foldLines } from "../../src/ui/terminal/fold-lines.ts";
import { width } from "../../src/ui/terminal/width.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { pseudoLanguages, translate } from "../text/support/pseudo-language.ts";
import { speakPseudoLanguages } from "../text/support/speak-pseudo-language.ts";

const speak = speakPseudoLanguages();
let endpoint: TestEndpoint;
let folder: string;

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

function wildrydes(line: string, columns: number) {
  const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon"), COLUMNS: String(columns) };
  return runCli(line.split(" "), { environment, folder });
}

const screens = [
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

/** What only a wide screen has: heads of columns that name the rows of a list, counts of nothing, the start of a graph. */
const onlyWide = ["Batch", "Environment", "Execution", "Face", "Machine", "Trigger", "What"];
const onlyWideMetrics = ["Function", "failed", "aborted", "timed", "out"];

test.each(pseudoLanguages.flatMap((language) => screens.map((screen) => [language, screen] as const)))(
  "in the %s language, %s fits into 80 and 40 columns and loses nothing",
  async (language, screen) => {
    speak(language);
    const wide = textOf(await wildrydes(screen, 400));
    expect(wide).not.toMatch(/\S…/);
    const left = [...onlyWide, ...(screen === "metrics" ? onlyWideMetrics : [])];
    const leftOut = ["Start", ...wordsOf(translate(left.join(" "), [], language))];
    for (const columns of [80, 40]) {
      const text = textOf(await wildrydes(screen, columns));
      expect(text.split("\n").filter((line) => isDrawn(line) && width(line) > columns)).toEqual([]);
      const shown = new Set([...leftOut, ...wordsOf(foldLines(text, columns))]);
      expect({ text, columns, lost: wordsOf(wide).filter((word) => !shown.has(word)) }).toMatchObject({ lost: [] });
    }
  },
);

function textOf({ stdout, stderr }: { stdout: string; stderr: string }): string {
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

test.each([
  ["photos annotate nosuch.jpg", 4, "→ Check the path of the photo"],
  ["photos annotate --key nosuch", 4, "→ Or draw on a file: `npx wildrydes photos annotate FILE`"],
  ["run --user user_a --key nosuch", 4, "→ Or upload a photo: `npx wildrydes run --user ID --photo FILE`"],
  ["photos annotate happy.jpg", 0, "✔ passes FaceDetection: one face"],
  ["inspect execution one-1", 0, "RiderPhotoProcessing-4 · SUCCEEDED · accepted"],
  ["inspect execution nosuch", 4, "Why: Recent executions: one-1-"],
  ["faces list --duplicates", 0, "· Comparing 1 face\n"],
  [
    "collection reset",
    5,
    "Why: The command asks: Delete the collection rider-photos with its 1 face and create it again?",
  ],
  [
    "teardown --env nothing --dry-run",
    0,
    "There is nothing to delete in the environment nothing (account 123456789012",
  ],
  ["inspect --env nope", 4, "✖ There is no stack wildrydes-step-module-resources-nope in us-west-2"],
  ["bulk run nosuch.csv", 4, "There is no file or folder nosuch.csv."],
  ["bulk compare folder one", 2, "✖ folder is not a report with rows.\n  Why: It is a folder or a device, not a file."],
  [
    "inspect machine --file folder",
    4,
    "✖ Cannot read the file folder.\n  Why: It is a folder or a device, not a file.",
  ],
  ["env up --roster nosuch", 4, "✖ Cannot read the roster nosuch.\n  Why: There is no such file."],
])("%s ends with %d, and says what helps", async (line, code, said) => {
  speak(undefined);
  const ended = await wildrydes(line, 120);
  expect({ code: ended.code, text: textOf(ended) }).toMatchObject({ code, text: expect.stringContaining(said) });
});
