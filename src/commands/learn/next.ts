import { LearnCommand } from "../../cli/base/learn-command.ts";
import { UserError } from "../../user-error.ts";

export default class LearnNext extends LearnCommand {
  static override summary = "Go to the lesson after the open one.";
  static override examples = [{ description: "Go to the next lesson", command: "npx wildrydes learn next" }];

  protected async work() {
    const { flags } = await this.parse(LearnNext);
    const { course, words } = await this.openCourse(flags);
    const [{ beginLesson, currentLesson }, { folderOf, lessonAfter }, { readProgress }] = await Promise.all([
      import("../../workshop/learn/course.ts"),
      import("../../workshop/learn/lessons.ts"),
      import("../../workshop/learn/progress.ts"),
    ]);
    const lesson = lessonAfter(currentLesson(await readProgress(course.folder)));
    if (lesson === undefined) throw new UserError({ code: "last-lesson" });
    await this.lock(course);
    await beginLesson(course, await this.openLearnEnvironment(flags), lesson);
    const { id, number, title } = lesson;
    const text = [words.say("learn-now-at", { lesson: number, title }), words.say("learn-open-it")].join("\n");
    return { result: { lesson: id, number, folder: folderOf(lesson) }, text };
  }
}
