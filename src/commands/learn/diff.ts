import * as Args from "@oclif/core/args";
import { LearnCommand } from "../../cli/base/learn-command.ts";
import { drawSolutionChange } from "../../ui/learn/solution-text.ts";

export default class LearnDiff extends LearnCommand {
  static override summary = "Compare your machine with the solution, state by state, after the lesson is passed.";
  static override examples = [{ description: "Compare lesson 3", command: "npx wildrydes learn diff 3" }];
  static override args = {
    lesson: Args.string({ description: "Number or name of the lesson (default: the open one)." }),
  };

  protected async work() {
    const { flags, args } = await this.parse(LearnDiff);
    const { course, words, lesson, environment } = await this.openLesson(flags, args.lesson);
    const { showSolution } = await import("../../workshop/learn/solutions.ts");
    const { changes } = await showSolution(course, environment, { lesson, giveUp: false });
    const machineWords = await this.loadWords("screen-machine");
    const text = drawSolutionChange(changes, { terminal: this.terminal, words, machineWords });
    return { result: { lesson: lesson.id, changes: changes ?? null }, text };
  }
}
