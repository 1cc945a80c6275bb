import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { LearnCommand } from "../../cli/base/learn-command.ts";
import { exitCodes } from "../../exit-codes.ts";
import { loadWords } from "../../text/words.ts";
import { drawReport } from "../../ui/learn/report-text.ts";
import { wordReport } from "../../ui/learn/report-data.ts";
import { learnAreas } from "../../ui/learn/words.ts";
import type { LessonReport } from "../../workshop/learn/course.ts";

export default class LearnCheck extends LearnCommand {
  static override summary = "Check a lesson once: its syntax, its content, and how it runs.";
  static override description =
    "Ends with 0 when every check passes, and with 1 when one fails. With --all it checks every lesson that you have started, and ends with 68 when some are not passed.";
  static override examples = [
    { description: "Check the open lesson", command: "npx wildrydes learn check" },
    { description: "Check lesson 3 in a script", command: "npx wildrydes learn check 3 --json" },
  ];
  static override args = {
    lesson: Args.string({ description: "Number or name of the lesson (default: the open one)." }),
  };
  static override flags = {
    all: Flags.boolean({ summary: "Check every lesson that you have started." }),
  };

  protected async work() {
    const { flags, args } = await this.parse(LearnCheck);
    const { course, words } = await this.openCourse(flags);
    const [{ beginLesson, checkLesson, currentLesson }, { findLesson, lessons }, { readProgress }] = await Promise.all([
      import("../../workshop/learn/course.ts"),
      import("../../workshop/learn/lessons.ts"),
      import("../../workshop/learn/progress.ts"),
    ]);
    const namedLesson = args.lesson === undefined ? undefined : findLesson(args.lesson);
    const progress = await readProgress(course.folder);
    await this.lock(course);
    const environment = await this.openLearnEnvironment(flags);
    const begun = lessons.filter(({ id, number }) => progress.lessons[id] !== undefined && number !== 0);
    const chosen = flags.all ? begun : [namedLesson ?? currentLesson(progress)];
    const reports: LessonReport[] = [];
    for (const lesson of chosen) {
      if (!flags.all) await beginLesson(course, environment, lesson);
      reports.push(await checkLesson(course, environment, { lesson }));
    }
    const english = await loadWords("en", learnAreas);
    const data = reports.map((report) => wordReport(report, english));
    const text = reports.map((report) => drawReport(report, { terminal: this.terminal, words })).join("\n\n");
    return { result: flags.all ? { lessons: data } : data[0], text, ...judge(reports, flags.all) };
  }
}

function judge(reports: readonly LessonReport[], all: boolean) {
  const failed = reports.filter((report) => !report.passed);
  const [first] = failed;
  if (first === undefined) return {};
  if (all) {
    const values = { failed: failed.map(({ lesson }) => lesson.number), checked: reports.length };
    return { exitCode: exitCodes.someFailed, error: { code: "lessons-failed", values } as const };
  }
  const { lesson, checks } = first;
  const values = {
    lesson: lesson.number,
    passed: checks.filter((check) => check.ok).length,
    checks: checks.length,
  };
  return { exitCode: exitCodes.failed, error: { code: "lesson-not-passed", values } as const };
}
