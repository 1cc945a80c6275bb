/**
 * Renews the transcripts on pages: runs each command of their `console` blocks with the built program, and writes its
 * output below it.
 *
 *     node bin/build.ts && node bin/transcribe.ts docs/tour.md docs/transcripts.md docs/korean.md
 *
 * The page itself is the source. A block begins with a command as a person types it. After `console` may stand the exit
 * code it has to end with, and the columns of the screen:
 *
 *     ```console exit=1 columns=40
 *     $ npx wildrydes run --user user_c --key 3_multiple_faces.jpg --expect accepted
 *     ```
 *
 * A comment names the files that are in the home folder before the first command:
 * `<!-- files: selfie.jpg from templates/photos/6_other_person.jpg -->`. A block with a name, such as `csv riders.csv`,
 * is such a file too. A comment runs a command that the page does not show: `<!-- run: npx wildrydes setup -->`.
 *
 * `test/docs/transcripts.test.ts` tells when a page shows sentences that the program no longer has.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";
import { foldLines } from "../src/ui/terminal/fold-lines.ts";

const usualColumns = 100;
const program = join(packageRoot, "bin", "run.js");

for (const page of process.argv.slice(2)) renewPage(page);

/**
 * Runs all commands of a page in a new home folder. @throws Error when one ends with another exit code than it should
 */
function renewPage(page: string): void {
  const text = readFileSync(page, "utf8");
  const home = realpathSync(mkdtempSync(join(tmpdir(), "wildrydes-transcript-")));
  try {
    copyFiles(text, home);
    const renewed = text.replaceAll(
      /^<!-- run: ([^\n]*) -->$|^```console([^\n]*)\n\$ ([^\n]*)\n.*?^```$/gms,
      (block: string, hidden: string | undefined, info: string, line: string) => {
        if (hidden !== undefined) {
          outputOf(hidden, { home, exitCode: 0, columns: usualColumns });
          return block;
        }
        const output = outputOf(line, {
          home,
          exitCode: optionOf(info, "exit", 0),
          columns: optionOf(info, "columns", usualColumns),
        });
        return `\`\`\`console${info}\n$ ${line}\n${output}\n\`\`\``;
      },
    );
    writeFileSync(page, renewed);
  } finally {
    spawnSync(process.execPath, [program, "local", "stop"], { env: { HOME: home } });
    rmSync(home, { recursive: true, force: true });
  }
}

function copyFiles(text: string, home: string): void {
  const [, list = ""] = /<!-- files: (.*?) -->/.exec(text) ?? [];
  for (const [, name = "", source = ""] of list.matchAll(/(\S+) from ([^\s,]+)/g)) {
    copyFileSync(join(packageRoot, source), join(home, name));
  }
  for (const [, name = "", content = ""] of text.matchAll(/^```csv (\S+)\n(.*?)^```$/gms)) {
    writeFileSync(join(home, name), content);
  }
}

function optionOf(info: string, name: string, usual: number): number {
  const [, value] = new RegExp(`\\b${name}=(\\d+)`).exec(info) ?? [];
  return value === undefined ? usual : Number(value);
}

/**
 * Runs a line as a shell would, with the program in place of `npx wildrydes`, errors where they occur. The output is
 * folded as on a screen. The home folder is written as `~`.
 */
function outputOf(line: string, options: { home: string; exitCode: number; columns: number }): string {
  const { home, exitCode, columns } = options;
  const command = line.replaceAll("npx wildrydes", `"${process.execPath}" "${program}"`);
  const { status, stdout } = spawnSync("sh", ["-c", `${command} 2>&1`], {
    cwd: home,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: home, LANG: "C.UTF-8", COLUMNS: String(columns) },
  });
  if (status !== exitCode) throw new Error(`${line} ended with ${status}, not ${exitCode}:\n${stdout}`);
  return foldLines(stdout.replaceAll(home, "~").trimEnd(), columns);
}
