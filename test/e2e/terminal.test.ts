import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { programs } from "../support/programs.ts";
import { openTerminal, type Screen } from "../support/terminal.ts";

/** The screen at a terminal of 80 columns: one sitting, in which each test needs those before it. terminal.all.ts has more. */
describe.runIf(programs.has("tmux"))("at a terminal", () => {
  let home: Home;
  let screen: Screen;

  beforeAll(async () => {
    home = await enterHome({ inProcess: true });
    screen = await openTerminal(home, { columns: 80, rows: 50 });
  });

  afterAll(async () => {
    await screen.close();
    await home.leave();
  });

  /** Runs a line on a cleared screen and answers what it showed, without the prompts. */
  async function sight(line: string): Promise<{ shown: string; code: number }> {
    await screen.clear();
    await screen.enter(line);
    return ending();
  }

  async function ending(): Promise<{ shown: string; code: number }> {
    await screen.see(/\n\$$/);
    await screen.enter("echo code=$?");
    const shown = await screen.see(/^code=\d+$/m);
    const [, code] = /^code=(\d+)$/m.exec(shown) ?? [];
    return { shown: shown.slice(shown.indexOf("\n") + 1, shown.lastIndexOf("\n$ echo")), code: Number(code) };
  }

  test("Ctrl-C during setup leaves CloudFormation working and says how to come back", async () => {
    await screen.enter("wildrydes setup --verbose");
    await screen.see(/CREATE_IN_PROGRESS RiderPhotoS3Bucket/);
    await screen.press("C-c");
    const { shown, code } = await ending();
    expect(code).toBe(130);
    expect(shown.slice(shown.indexOf("✖"))).toBe(
      [
        "✖ Interrupted by SIGINT.",
        "  → CloudFormation continues. Run `npx wildrydes setup` again: it finds what is",
        "    done and follows the rest",
      ].join("\n"),
    );
    expect(await screen.showsCursor()).toBe(true);
  });

  test("setup comes back to what continues, and its lines fit the screen", async () => {
    const { shown, code } = await sight("wildrydes setup");
    expect(code).toBe(0);
    expect(shown).toContain(
      "· Artifacts bucket wildrydes-artifacts-123456789012-us-west-2: 6 zip files\n  already there\n",
    );
    expect(shown).toMatch(/^✔ Collection rider-photos: created$/m);
    expect(shown).toMatch(
      /^✔ Sample photos in\n {2}wildrydes-step-module-resources-riderphotos3bucket-\w+: 6 uploaded$/m,
    );
    expect(shown).toMatch(/^RiderPhotoS3Bucket\n {2}wildrydes-step-module-resources-riderphotos3bucket-\w+$/m);
    expect(shown).not.toMatch(spinnerFrames);
    expect(await screen.showsCursor()).toBe(true);
  });

  test("the graph shows the state that runs, and Ctrl-C leaves the execution running", async () => {
    expect(await sight("wildrydes deploy-machine --stage 1")).toMatchObject({ code: 0 });
    await screen.clear();
    await screen.enter("wildrydes run --user user_a --key 1_happy_face.jpg --name first");
    await screen.see(/│ … FaceDetection │/);
    await screen.press("C-c");
    const { shown, code } = await ending();
    expect(code).toBe(130);
    expect(shown.slice(shown.indexOf("✖"))).toBe(
      "✖ Interrupted by SIGINT.\n  → The execution continues. To follow it:\n    npx wildrydes inspect execution first --stage 1",
    );
    expect(shown).not.toMatch(spinnerFrames);
    const { envelope } = await home.runJson(["inspect", "execution", "first", "--stage", "1", "--watch"]);
    expect(envelope.result).toMatchObject({ execution: { status: "SUCCEEDED" }, outcome: { kind: "accepted" } });
  });

  test("a refusal is a table that fits the screen", async () => {
    const { shown, code } = await sight("wildrydes run --user user_b --key 2_sunglass_face.jpg");
    expect(code).toBe(0);
    const duration = String.raw`(?:[\d,]+ ms|\d+\.\d+ s)`;
    expect(shown).toMatch(new RegExp(String.raw`^✖ refused: wearing sunglasses \(${duration}\)$`, "m"));
    expect(shown).toMatch(/^State +Result +Start  Duration  Attempts$/m);
    expect(shown).toContain("\nFaceDetection: PhotoDoesNotMeetRequirementError: Face is wearing sunglasses");
    expect(shown).toMatch(
      new RegExp(String.raw`^PhotoDoesNotMeetRequirement +succeeded +${duration} +${duration} +1$`, "m"),
    );
  });

  test("keys go through the states of an execution that was watched", async () => {
    await screen.clear();
    await screen.enter("wildrydes inspect execution first --watch");
    await screen.see(/❯ FaceDetection[^]*FaceDetection · changes[^]*q back/);
    await screen.press("l");
    await screen.see(/REPORT RequestId/);
    await screen.press("i");
    await screen.see(/FaceDetection · input[^]*"s3Key"|FaceDetection · input[^]*"userId"/);
    await screen.press("q");
    const { shown, code } = await ending();
    expect(code).toBe(0);
    expect(shown).toContain("FaceDetection");
    expect(await screen.showsCursor()).toBe(true);
  });

  test("the console for looking is there until Ctrl-C", async () => {
    await screen.clear();
    await screen.enter("wildrydes inspect --serve --no-open");
    const seen = await screen.see(/once:[^]*#[\w-]{22}[^]*Ctrl-C/);
    const [, port = ""] = /127\.0\.0\.1:(\d+)/.exec(seen) ?? [];
    // It answers only browsers that were let in.
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(403);
    await screen.press("C-c");
    const { shown, code } = await ending();
    expect(code).toBe(0);
    expect(shown).toContain("The console is stopped.");
  });

  test("colours are there for a person, and not under NO_COLOR", async () => {
    await sight("wildrydes inspect");
    expect(await screen.styledText()).toContain("\u001b[1mState machines (1)");
    await sight("NO_COLOR=1 wildrydes inspect");
    expect(await screen.styledText()).not.toContain("\u001b[1m");
  });

  test("nothing but plain text goes into pipes and files", async () => {
    const { code } = await sight("wildrydes run --user user_a --key 1_happy_face.jpg >out.txt 2>err.txt");
    expect(code).toBe(0);
    const [out, aside] = await Promise.all(
      ["out.txt", "err.txt"].map((name) => readFile(join(home.folder, name), "utf8")),
    );
    expect(out).toMatch(/^✔ accepted \(/m);
    expect(aside).toMatch(
      /^Target: this machine, account 123456789012, region us-west-2\n {4}✔ FaceDetection succeeded at .*\n✔ RiderPhotoProcessing-1: SUCCEEDED\n$/,
    );
    expect(`${out}${aside}`).not.toContain("\u001b");
  });

  test("a reader that goes away early does no harm", async () => {
    const { shown } = await sight("wildrydes inspect | head -1; echo ${PIPESTATUS[@]}");
    expect(shown).toBe("Stack\n0 0");
  });

  test("Ctrl-D at a question declines", async () => {
    await screen.clear();
    await screen.enter("wildrydes teardown");
    await screen.see(/to confirm:$/);
    await screen.press("C-d");
    const { shown, code } = await ending();
    expect(code).toBe(5);
    expect(shown.split("\n").at(-1)).toBe("✖ Not confirmed: nothing was changed.");
    expect(await home.run(["inspect", "user", "user_a"])).toMatchObject({ code: 4 });
    expect(await screen.showsCursor()).toBe(true);
  });

  test("a terminal that is closed at a question ends the program by its signal, not by a crash", async () => {
    const other = await openTerminal(home, { columns: 80, rows: 50 });
    await other.enter("trap : HUP; wildrydes teardown; echo $? > hung-up");
    await other.see(/to confirm:$/);
    await other.close();
    const code = () => readFile(join(home.folder, "hung-up"), "utf8").catch(() => "");
    await expect.poll(code).toBe("129\n");
  });

  test("the stack's name deletes everything", async () => {
    await screen.clear();
    await screen.enter("wildrydes teardown");
    const asked = await screen.see(/to confirm:$/);
    expect(asked).toMatch(/^To be deleted:\n {2}State machine {5}RiderPhotoProcessing-1\n {20}stage 1$/m);
    await screen.enter("wildrydes-step-module-resources");
    const { shown, code } = await ending();
    expect(code).toBe(0);
    expect(shown.split("\n").at(-1)).toBe("Everything is deleted.");
    expect(shown).not.toMatch(spinnerFrames);
  });
});

const spinnerFrames = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/;
