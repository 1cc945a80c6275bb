import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { LearnCommand } from "../../cli/base/learn-command.ts";

export default class LearnReset extends LearnCommand {
  static override summary = "Reset the open lesson's file, the lesson, or the course's environment.";
  static override description =
    "With file, restores the first content of the lesson's files. With lesson, also deletes its progress. With world, deletes everything in the course's environment.";
  static override examples = [
    { description: "Start the file over", command: "npx wildrydes learn reset file" },
    { description: "Delete the course's environment", command: "npx wildrydes learn reset world --yes" },
  ];
  static override args = {
    what: Args.string({
      description: "Part to reset: file, lesson or world.",
      options: ["file", "lesson", "world"],
      required: true,
    }),
  };
  static override flags = { yes: Flags.boolean({ char: "y", summary: "Delete without asking." }) };

  protected async work() {
    const { flags, args } = await this.parse(LearnReset);
    const { course, words } = await this.openCourse(flags);
    const { resetCourse } = await import("../../workshop/learn/reset.ts");
    await this.lock(course);
    await this.openPort({ agreed: flags.yes });
    const environment = await this.openLearnEnvironment(flags);
    const result = await resetCourse(course, environment, asScope(args.what));
    return { result, text: words.say("learn-reset-done", { what: args.what }) };
  }
}

function asScope(what: string): "file" | "lesson" | "world" {
  return what === "file" || what === "lesson" ? what : "world";
}
