import * as Args from "@oclif/core/args";
import { LearnCommand } from "../../cli/base/learn-command.ts";
import { loadWords } from "../../text/words.ts";
import { learnAreas } from "../../ui/learn/words.ts";

export default class LearnHint extends LearnCommand {
  static override summary = "Show a hint for the open lesson: the concept, then the place, then the line with a gap.";
  static override examples = [{ description: "Show the next hint", command: "npx wildrydes learn hint" }];
  static override args = {
    number: Args.integer({ description: "1, 2 or 3 (default: the next one).", min: 1, max: 3 }),
  };

  protected async work() {
    const { flags, args } = await this.parse(LearnHint);
    const { course, words } = await this.openCourse(flags);
    const { takeHint } = await import("../../workshop/learn/hints.ts");
    await this.lock(course);
    const { lesson, number, hint } = await takeHint(course.folder, args.number);
    const english = await loadWords("en", learnAreas);
    const result = { lesson: lesson.id, number, hints: lesson.hints.length, hint: hint ? english.word(hint) : null };
    const text = hint
      ? words.say("learn-hint", { number, hints: lesson.hints.length, hint })
      : words.say("learn-no-more-hints");
    return { result, text };
  }
}
