import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { LearnCommand } from "../../cli/base/learn-command.ts";

export default class LearnSolution extends LearnCommand {
  static override summary = "Show the solution of a lesson: after it is passed, or with --give-up.";
  static override examples = [
    { description: "Show the solution of lesson 3", command: "npx wildrydes learn solution 3" },
  ];
  static override args = {
    lesson: Args.string({ description: "Number or name of the lesson (default: the open one)." }),
  };
  static override flags = {
    "give-up": Flags.boolean({ summary: "Show it before the lesson is passed, and mark the lesson as given up." }),
  };

  protected async work() {
    const { flags, args } = await this.parse(LearnSolution);
    const { course, words } = await this.openCourse(flags);
    const [{ currentLesson }, { findLesson }, { readProgress }, { showSolution }] = await Promise.all([
      import("../../workshop/learn/course.ts"),
      import("../../workshop/learn/lessons.ts"),
      import("../../workshop/learn/progress.ts"),
      import("../../workshop/learn/solutions.ts"),
    ]);
    const progress = await readProgress(course.folder);
    const lesson = args.lesson === undefined ? currentLesson(progress) : findLesson(args.lesson);
    await this.lock(course);
    const environment = await this.openLearnEnvironment(flags);
    const result = await showSolution(course, environment, { lesson, giveUp: flags["give-up"] });
    return { result, text: `${words.say("learn-solution-head", { lesson: lesson.number })}\n\n${result.definition}` };
  }
}
