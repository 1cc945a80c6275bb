import * as Flags from "@oclif/core/flags";
import { LearnCommand } from "../../cli/learn-command.ts";
import type { CommandResult } from "../../cli/outcome.ts";
import type { Port } from "../../workshop/port.ts";
import { UserError } from "../../user-error.ts";

export default class Learn extends LearnCommand {
  static override summary = "Learn Step Functions by writing the workshop's machine: lessons that check themselves.";
  static override description =
    "Writes the open lesson into ./wildrydes-learn, watches your file, and checks it on every save: the file, what it says, and what happens when it runs.";
  static override examples = [{ description: "Begin, or continue where you left off", command: "npx wildrydes learn" }];
  static override flags = {
    manual: Flags.boolean({
      summary: "Check on Enter alone: for folders that cannot be watched, as on network drives.",
    }),
  };

  /** Whether lines of progress may be written now: they would break a screen that is open. */
  private showsProgress: () => boolean = () => true;

  protected override async openPort(options?: { agreed?: boolean | undefined; flag?: string }): Promise<Port> {
    const port = await super.openPort(options);
    return { ...port, notify: (event) => this.showsProgress() && port.notify(event) };
  }

  protected async work(): Promise<CommandResult> {
    const { flags } = await this.parse(Learn);
    if (!this.terminal.interactive || flags.json) throw new UserError({ code: "learn-needs-terminal" });
    const { course, words } = await this.openCourse(flags);
    const { runCourse } = await import("../../ui/learn/run-course.ts");
    await this.lock(course);
    this.finishOnSignal();
    const { passed, all } = await runCourse({
      course,
      words,
      manual: flags.manual,
      signal: this.signal,
      onScreen: (showsProgress) => (this.showsProgress = showsProgress),
      open: () => this.openLearnEnvironment(flags),
    });
    return { result: { passed, all }, text: words.say("learn-ended", { passed, all }) };
  }
}
