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
    const { course, words, lesson, environment } = await this.openLesson(flags, args.lesson);
    const { showSolution } = await import("../../workshop/learn/solutions.ts");
    const result = await showSolution(course, environment, { lesson, giveUp: flags["give-up"] });
    return { result, text: `${words.say("learn-solution-head", { lesson: lesson.number })}\n\n${result.definition}` };
  }
}
