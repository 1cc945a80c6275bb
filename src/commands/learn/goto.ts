import * as Args from "@oclif/core/args";
import { LearnCommand } from "../../cli/base/learn-command.ts";

export default class LearnGoto extends LearnCommand {
  static override summary = "Go to a lesson: write its files, and make it the open one.";
  static override examples = [{ description: "Go to lesson 5", command: "npx wildrydes learn goto 5" }];
  static override args = { lesson: Args.string({ description: "Number or name of the lesson.", required: true }) };

  protected async work() {
    const { flags, args } = await this.parse(LearnGoto);
    const { course, words } = await this.openCourse(flags);
    const [{ beginLesson }, { findLesson, folderOf }] = await Promise.all([
      import("../../workshop/learn/course.ts"),
      import("../../workshop/learn/lessons.ts"),
    ]);
    const lesson = findLesson(args.lesson);
    await this.lock(course);
    await beginLesson(course, await this.openLearnEnvironment(flags), lesson);
    const { id, number, title } = lesson;
    const text = [words.say("learn-now-at", { lesson: number, title }), words.say("learn-open-it")].join("\n");
    return { result: { lesson: id, number, folder: folderOf(lesson) }, text };
  }
}
