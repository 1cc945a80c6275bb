import { resolve } from "node:path";
import * as Flags from "@oclif/core/flags";
import { LearnCommand } from "../../cli/base/learn-command.ts";
import { Interrupted } from "../../cli/interruption.ts";
import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import { isLanguageDecided, setLanguage } from "../../text/language.ts";
import { readStoredChoice, readStoredLanguage, storeChoice } from "../../workshop/stored-choice.ts";
import type { Port } from "../../workshop/port.ts";
import { UserError } from "../../user-error.ts";

export default class Learn extends LearnCommand {
  static override summary = "Learn Step Functions by writing the workshop's machine, in lessons that check your work.";
  static override description =
    "Writes the open lesson into ./wildrydes-learn, watches your file, and checks it on every save: its syntax, its content, and how it runs.";
  static override examples = [{ description: "Start, or continue where you left off", command: "npx wildrydes learn" }];
  static override flags = {
    manual: Flags.boolean({
      summary: "Check only when you press Enter, for folders that cannot be watched, such as network drives.",
    }),
  };

  /** Whether lines of progress may be written now: they would break a screen that is open. */
  private showsProgress: () => boolean = () => true;

  protected override async openPort(options?: { agreed?: boolean | undefined; flag?: string }): Promise<Port> {
    const port = await super.openPort(options);
    return { ...port, notify: (event) => this.showsProgress() && port.notify(event) };
  }

  protected async work() {
    const { flags } = await this.parse(Learn);
    if (!this.terminal.interactive || flags.json) throw new UserError({ code: "learn-needs-terminal" });
    await this.askLanguage(flags);
    const { course, words } = await this.openCourse(flags);
    const { runCourse } = await import("../../ui/learn/run-course.ts");
    await this.lock(course);
    this.finishOnSignal();
    const { passed, all, interrupted } = await runCourse({
      course,
      words,
      manual: flags.manual,
      signal: this.signal,
      onScreen: (showsProgress) => (this.showsProgress = showsProgress),
      open: () => this.openLearnEnvironment(flags),
    });
    const exitCode = interrupted ? this.interruptedCode() : exitCodes.done;
    return { result: { passed, all }, text: words.say("learn-ended", { passed, all }), exitCode };
  }

  /** A signal has its own exit code; Ctrl-C arrives as a key while the screen is open. */
  private interruptedCode(): ExitCodeOf<"interrupted" | "terminated"> {
    const reason: unknown = this.signal.reason;
    return reason instanceof Interrupted ? reason.exitCode : exitCodes.interrupted;
  }

  /** At the first start, where neither a flag, a variable, this folder nor the locale says which language to use. */
  private async askLanguage({ folder }: { folder: string }): Promise<void> {
    const stored = readStoredLanguage(process.cwd());
    if (isLanguageDecided({ argv: this.argv, variables: process.env, stored })) return;
    const { existsSync } = await import("node:fs");
    const { progressFile } = await import("../../workshop/learn/progress.ts");
    if (existsSync(progressFile(resolve(folder)))) return;
    const { askForLanguage } = await import("../../ui/learn/ask-language.ts");
    const language = await askForLanguage();
    setLanguage(language);
    // A folder that cannot be written to is reported when the course writes its own.
    await storeChoice(process.cwd(), { ...(await readStoredChoice(process.cwd())), language }).catch(() => false);
  }
}
