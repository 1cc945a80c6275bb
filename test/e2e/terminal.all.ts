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
});
