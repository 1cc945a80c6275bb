import { LearnCommand } from "../../cli/learn-command.ts";
import type { CommandResult } from "../../cli/outcome.ts";
import { UserError } from "../../user-error.ts";
import { drawReport } from "../../ui/learn/report-text.ts";

export default class Learn extends LearnCommand {
  static override summary = "Learn Step Functions by writing the workshop's machine: lessons that check themselves.";
  static override description =
    "Writes the open lesson into ./wildrydes-learn, watches your file, and checks it on every save: the file, what it says, and what happens when it runs.";
  static override examples = [{ description: "Begin, or continue where you left off", command: "npx wildrydes learn" }];

  protected async work(): Promise<CommandResult> {
    const { flags } = await this.parse(Learn);
    if (!this.terminal.interactive || flags.json) throw new UserError({ code: "learn-needs-terminal" });
    const { course, words } = await this.openCourse(flags);
    const [{ beginLesson, checkLesson, currentLesson }, { readProgress }] = await Promise.all([
      import("../../workshop/learn/course.ts"),
      import("../../workshop/learn/progress.ts"),
    ]);
    await this.lock(course);
    const environment = await this.openLearnEnvironment(flags);
    const lesson = currentLesson(await readProgress(course.folder));
    await beginLesson(course, environment, lesson);
    const report = await checkLesson(course, environment, { lesson });
    return { result: null, text: drawReport(report, { terminal: this.terminal, words }) };
  }
}
