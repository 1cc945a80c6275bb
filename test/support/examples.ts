import { chmod, copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { enterHome, type Home } from "./home.ts";

/** A command as oclif.manifest.json describes it, as far as its examples go. */
export interface Manifest {
  readonly commands: Readonly<Record<string, { readonly examples?: readonly { readonly command: string }[] }>>;
}

/** The commands of the manifest. */
export const { commands }: Manifest = JSON.parse(await readFile(join(packageRoot, "oclif.manifest.json"), "utf8"));

/** In the order in which they make sense; what is not named here comes where the dots are. */
const order = [
  "npx wildrydes local start",
  "npx wildrydes setup",
  "npx wildrydes deploy-machine",
  "npx wildrydes run --user user_a --key 1_happy_face.jpg",
  "npx wildrydes run",
  "npx wildrydes inspect",
  "…",
  "npx wildrydes faces delete",
  "npx wildrydes collection reset",
  "npx wildrydes teardown --dry-run",
  "npx wildrydes teardown",
  'eval "$(npx wildrydes local env)"',
  'eval "$(npx wildrydes local env --unset)"',
  "npx wildrydes local stop",
  "npx wildrydes local reset",
];

/**
 * Examples that need an account, a file or a request of the reader's, take a port that may be in use, do not end before
 * the reader ends them, or belong to a text with acceptance tests (`test/acceptance`, `test/learn`, `test/console`).
 */
const leftOut = new RegExp(
  [
    " --(?:target aws|profile|port|watch|file|caller-policy|roster|notify-from|machine RiderPhotoMap)\\b",
    "^npx wildrydes (?:demo|albums|bulk|approvals|copy|doctor|drill|env|learn|metrics|passport|trigger|triage)\\b",
    "^npx wildrydes local (?:console|fault|mail)\\b",
    "^wildrydes completion|completion ",
    " --(?:flow|in-place|integration|express|map|retries|version|input)\\b|--stage 5",
    " watch$",
  ].join("|"),
);

function placeOf(example: string): number {
  const exact = order.indexOf(example);
  if (exact !== -1) return exact;
  const near = order.findLastIndex((begin) => example.startsWith(`${begin} `));
  return near === -1 ? order.indexOf("…") : near;
}

/** The examples that run here, in an order in which they work. */
export const examples = Object.values(commands)
  .flatMap(({ examples = [] }) => examples.map(({ command }) => command))
  .filter((example) => !leftOut.test(example))
  .toSorted((one, other) => placeOf(one) - placeOf(other));

/** Runs examples in one home folder, each as it is printed. */
export function testExamples(chosen: readonly string[]): void {
  describe("every command's examples work as printed", () => {
    let home: Home;

    beforeAll(async () => {
      home = await enterHome({ inProcess: true });
      const npx = join(home.folder, "bin", "npx");
      await writeFile(npx, '#!/bin/sh\nexec "$@"\n');
      await chmod(npx, 0o755);
      await copyFile(join(packageRoot, "templates", "photos", "6_other_person.jpg"), join(home.folder, "me.jpg"));
    });

    afterAll(async () => {
      await home.leave();
    });

    test.each(chosen)("%s", async (example) => {
      // The examples that look at a rider need the stage that remembers one.
      if (example.startsWith("npx wildrydes run --user user_a")) await home.succeed("deploy-machine", "--stage", "4");
      const [, words] = /^npx wildrydes ([\w\s./-]+)$/.exec(example) ?? [];
      const { code, stdout, stderr } = words ? await home.run(words.split(" ")) : await home.shell(example);
      expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
    });
  });
}
