import { LearnCommand } from "../../cli/base/learn-command.ts";
import { loadWords } from "../../text/words.ts";
import { drawLessons } from "../../ui/learn/list-text.ts";
import { wordLessons } from "../../ui/learn/report-data.ts";
import { learnAreas } from "../../ui/learn/words.ts";

export default class LearnList extends LearnCommand {
  static override summary = "List the lessons of the course and your progress.";
  static override examples = [
    { description: "List the lessons", command: "npx wildrydes learn list" },
    { description: "Collect the progress of a class", command: "npx wildrydes learn list --json" },
  ];

  protected async work() {
    const { flags } = await this.parse(LearnList);
    const { course, words } = await this.openCourse(flags);
    const [{ readProgress }, { listLessons }] = await Promise.all([
      import("../../workshop/learn/progress.ts"),
      import("../../workshop/learn/list-lessons.ts"),
    ]);
    const listed = listLessons(await readProgress(course.folder));
    const result = wordLessons(listed, await loadWords("en", learnAreas));
    return { result, text: drawLessons(listed, { terminal: this.terminal, words }) };
  }
}
