import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { writeBashScript } from "../../src/cli/completion/bash-script.ts";
import { nextWords, readCommandTree } from "../../src/cli/completion/command-tree.ts";
import { translated } from "../../src/cli/help/translate.ts";
import { writeFishScript } from "../../src/cli/completion/fish-script.ts";

const tree = readCommandTree();

/** Bash's offers for a line whose last word is being typed. */
function complete(...words: string[]): string[] {
  const program = `${writeBashScript(tree, "bash")}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _wildrydes; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync("bash", ["-c", program, "bash", "wildrydes", ...words], { encoding: "utf8" });
  return output.split("\n").filter((line) => line !== "");
}

test("bash completes commands, those below them, flags and values", () => {
  expect(complete("ru")).toEqual(["run"]);
  expect(complete("local", "st")).toEqual(["start", "status", "stop"]);
  expect(complete("local", "fault", "")).toEqual(["add", "clear", "list", "profile"]);
  expect(complete("run", "--stag")).toEqual(["--stage"]);
  expect(complete("run", "--stage", "")).toEqual(["1", "2", "3", "4", "5"]);
  expect(complete("run", "-s", "4")).toEqual(["4"]);
  expect(complete("run", "--key", "1_")).toEqual(["1_happy_face.jpg"]);
  expect(complete("run", "--user", "")).toEqual([]);
  expect(complete("setup", "--lang", "k")).toEqual(["ko"]);
});

test("every command of the manifest can be reached word by word", () => {
  for (const { words } of tree) {
    const parts = words.split(" ");
    for (const [index, part] of parts.entries())
      expect(nextWords(tree, parts.slice(0, index).join(" "))).toContain(part);
  }
});

test("fish offers every command with its summary, quoted", () => {
  const script = writeFishScript([
    { words: "say it's", summary: "It's said.", flags: [{ name: "file", char: "f", summary: "A", values: "files" }] },
  ]);
  expect(script).toContain(String.raw`-d 'It\'s said.'`);
  expect(script).toContain("-l file -s f -r -F");
  expect(writeFishScript(tree)).toContain("-l stage -s s -xa '1 2 3 4 5'");
  const korean = readCommandTree(translated).filter(({ summary }) => !/\p{Script=Hangul}/u.test(summary));
  expect(korean).toEqual([]);
});
