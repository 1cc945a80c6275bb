import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { pseudoLanguages } from "../text/support/pseudo-language.ts";
import { speakPseudoLanguages } from "../text/support/speak-pseudo-language.ts";
import { fileIn, openScreens, screens, testScreens, textOf, wildrydes } from "./screens.ts";

const speak = speakPseudoLanguages();
openScreens();

// Each screen in one language and one width, in turn: screens.all.ts has each in all of them.
const sample = screens.flatMap((screen, at) => {
  const language = pseudoLanguages[at % pseudoLanguages.length];
  const columns = Math.floor(at / pseudoLanguages.length) % 2 === 0 ? 40 : 80;
  return language === undefined ? [] : [[language, screen, [columns]] as const];
});
testScreens(sample, speak);

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

// A Mac writes names of files decomposed; what people type is composed. S3 keeps the two apart.
test("photos of a folder from a Mac are found by the name that a person types", async () => {
  speak(undefined);
  const [typed, onMac] = ["김철수.jpg", "김철수.jpg".normalize("NFD")];
  mkdirSync(fileIn("mac"));
  cpSync(join(packageRoot, "templates", "photos", "2_sunglass_face.jpg"), fileIn("mac", onMac));
  const uploaded = await wildrydes("bulk run mac --upload --batch mac --json", 120);
  expect({ code: uploaded.code, stderr: uploaded.stderr }).toMatchObject({ code: 0 });
  expect((await wildrydes("inspect", 120)).stdout).toContain(`${typed} `);
  const run = await wildrydes(`run --user user_k --photo mac/${typed} --key kim/${onMac} --expect refused`, 120);
  expect({ code: run.code, stderr: run.stderr }).toMatchObject({ code: 0 });
  const found = await wildrydes(`run --user user_k --key kim/${typed} --expect refused`, 120);
  expect({ code: found.code, text: textOf(found) }).toMatchObject({
    code: 0,
    text: expect.stringContaining(`kim/${onMac}`),
  });
  writeFileSync(fileIn("typed.csv"), `userId,key,expect\nuser_k,kim/${typed},refused\nuser_k,${typed},refused\n`);
  const bulk = await wildrydes("bulk run typed.csv --batch typed", 120);
  expect({ code: bulk.code, text: textOf(bulk) }).toMatchObject({ code: 0 });
});
