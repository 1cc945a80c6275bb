import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { programs } from "../support/programs.ts";
import { openTerminal, type Screen } from "../support/terminal.ts";

/** The rest of the family of terminal.test.ts. */
describe.runIf(programs.has("tmux"))("at a terminal", () => {
  let home: Home;
  let screen: Screen;

  beforeAll(async () => {
    home = await enterHome();
    screen = await openTerminal(home, { columns: 80, rows: 50 });
    const states = {
      Begin: { Type: "Pass", Result: "begun", ResultPath: "$.said", Next: "Pause" },
      Pause: { Type: "Wait", Seconds: 600, End: true },
    };
    await writeFile(join(home.folder, "long.asl.json"), JSON.stringify({ StartAt: "Begin", States: states }));
    await home.succeed("setup");
    await home.succeed("deploy-machine", "--file", "long.asl.json");
    await home.run(["run", "--machine", "long", "--input", "{}", "--name", "long", "--no-wait"]);
  });

  afterAll(async () => {
    await screen.close();
    await home.leave();
  });

  /** Waits for the end of a line. Answers what it showed, and its exit code. */
  async function ending(): Promise<{ shown: string; code: number }> {
    await screen.see(/\n\$$/);
    await screen.enter("echo code=$?");
    const shown = await screen.see(/^code=\d+$/m);
    const [, code] = /^code=(\d+)$/m.exec(shown) ?? [];
    return { shown: shown.slice(shown.indexOf("\n") + 1, shown.lastIndexOf("\n$ echo")), code: Number(code) };
  }

  test("keys show the data of an execution that is watched, and Ctrl-C gives the terminal back", async () => {
    await screen.enter("wildrydes inspect execution long --watch");
    await screen.see(/… Pause[^]*e events {2}i input/);
    await screen.press("i");
    await screen.see(/RUNNING ·[^]*❯ Pause[^]*Pause · input[^]*"said": "begun"/);
    await screen.press("q");
    await screen.see(/✔ Begin[^]*… Pause[^]*e events {2}i input/);
    await screen.press("C-c");
    const shown = await screen.see(/✖ Interrupted by SIGINT[^]*\n\$$/);
    expect(shown).not.toContain("e events");
    expect(await screen.showsCursor()).toBe(true);
  });

  test("--plain has lines, and no keys", async () => {
    await screen.clear();
    await screen.enter("wildrydes run --machine long --input '{}' --keys --plain --timeout 2; echo code=$?");
    const shown = await screen.see(/^code=\d+$/m);
    expect(shown).toMatch(/^code=69$/m);
    expect(shown).not.toMatch(/Pause ◷|e events/);
  });

  test("TERM=dumb has neither the moving screen nor keys", async () => {
    await screen.clear();
    await screen.enter("TERM=dumb wildrydes run --machine long --input '{}' --keys --timeout 2; echo code=$?");
    const shown = await screen.see(/^code=\d+$/m);
    expect(shown).toMatch(/^code=69$/m);
    expect(shown).not.toMatch(/Pause ◷|e events/);
  });

  test("keys show the data of an execution that runs, and Ctrl-C gives the terminal back", async () => {
    await screen.clear();
    await screen.enter("wildrydes run --machine long --input '{}' --keys --name live");
    await screen.see(/… Pause[^]*e events {2}i input/);
    await screen.press("i");
    await screen.see(/RUNNING ·[^]*❯ Pause[^]*Pause · input[^]*"said": "begun"/);
    await screen.press("q");
    await screen.see(/✔ Begin[^]*… Pause[^]*e events {2}i input/);
    await screen.press("e");
    await screen.see(/Pause · events[^]*WaitStateEntered/);
    await screen.press("C-c");
    const { shown, code } = await ending();
    expect(code).toBe(130);
    expect(shown).toMatch(/… Pause[^]*✖ Interrupted by SIGINT/);
    expect(shown).not.toContain("e events");
    expect(await screen.showsCursor()).toBe(true);
  });

  test("keys go through the states of a run that has ended", async () => {
    await home.succeed("deploy-machine", "--stage", "1");
    await screen.clear();
    await screen.enter("wildrydes run --user user_b --key 2_sunglass_face.jpg --stage 1 --keys");
    await screen.see(/❯ FaceDetection[^]*PhotoDoesNotMeetRequirementError[^]*q back/);
    await screen.press("Escape");
    expect((await ending()).shown).toContain("refused: wearing sunglasses");
    expect(await screen.showsCursor()).toBe(true);
  });

  test("Ctrl-C at a question ends with 130 and not a word", async () => {
    await screen.clear();
    await screen.enter("wildrydes teardown");
    await screen.see(/to confirm:$/);
    await screen.press("C-c");
    const { shown, code } = await ending();
    expect(code).toBe(130);
    expect(shown).toMatch(/to confirm:$/);
  });

  test("the wrong answer changes nothing", async () => {
    await screen.clear();
    await screen.enter("wildrydes teardown");
    await screen.see(/to confirm:$/);
    await screen.enter("yes");
    const { shown, code } = await ending();
    expect(code).toBe(5);
    expect(shown.split("\n").at(-1)).toBe("✖ Not confirmed: nothing was changed.");
    expect(await home.run(["inspect", "user", "user_a"])).toMatchObject({ code: 4 });
  });
});
