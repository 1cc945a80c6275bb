import { resolve } from "node:path";
import * as Flags from "@oclif/core/flags";
import { currentLanguage } from "../../text/language.ts";
import { aimHints, type HintedFlags } from "../../text/command-line.ts";
import { loadWords } from "../../text/words.ts";
import { UserError } from "../../user-error.ts";
import { writeLessonPage } from "../../ui/learn/lesson-page.ts";
import { learnAreas, type LearnWords } from "../../ui/learn/words.ts";
import { usualRendering, type Rendering } from "../../ui/renderer.ts";
import type { Course } from "../../workshop/learn/course.ts";
import type { Environment } from "../../workshop/environment.ts";
import type { Lesson } from "../../workshop/learn/lesson.ts";
import type { TargetChoice } from "../../workshop/target.ts";
import { targetFlags, targetFromFlags, type TargetFlagValues } from "../flags/target-flags.ts";
import { WorkshopCommand } from "./workshop-command.ts";

/** The environment of the course: its checks delete data, so that it is never the attendee's own. */
const courseEnvironment = "learn";

/** The flag that every command of the course has. */
const folderFlag = {
  folder: Flags.string({
    summary: "Folder of the course.",
    default: "wildrydes-learn",
    helpGroup: "TARGET",
  }),
};

/** The base of the course's commands: its folder, its environment and its words. */
export abstract class LearnCommand extends WorkshopCommand {
  static override baseFlags = { ...targetFlags, ...folderFlag };

  /** A lesson's resources are set up beside it: a stack's resources are counted on one line. */
  protected override rendering: Rendering = { ...usualRendering, foldResources: true };

  /** The folder of the flag `--folder`, relative to the working folder. */
  protected folder = resolve("wildrydes-learn");

  /** Opens the course: its folder, and its words in the language of this call. */
  protected async openCourse(flags: { folder: string }): Promise<{ course: Course; words: LearnWords }> {
    this.folder = resolve(flags.folder);
    const words = await loadWords(currentLanguage(), learnAreas);
    return { course: { folder: this.folder, writePage: (lesson) => writeLessonPage(lesson, words) }, words };
  }

  /** Claims the folder until the command ends. */
  protected async lock(course: Course): Promise<void> {
    const { lockCourse } = await import("../../workshop/learn/lock-course.ts");
    const release = await lockCourse(course.folder);
    this.atEnd(async () => release());
  }

  /** Opens the lesson of an argument, or the one that is open, for a command that changes the course. */
  protected async openLesson(
    flags: TargetFlagValues & { folder: string },
    lesson: string | undefined,
  ): Promise<{ course: Course; words: LearnWords; lesson: Lesson; environment: Environment }> {
    const { course, words } = await this.openCourse(flags);
    const [{ currentLesson }, { findLesson }, { readProgress }] = await Promise.all([
      import("../../workshop/learn/course.ts"),
      import("../../workshop/learn/lessons.ts"),
      import("../../workshop/learn/progress.ts"),
    ]);
    const found = lesson === undefined ? currentLesson(await readProgress(course.folder)) : findLesson(lesson);
    await this.lock(course);
    return { course, words, lesson: found, environment: await this.openLearnEnvironment(flags) };
  }

  /** Opens the environment of the course. On AWS it says first that checks cost something. */
  protected async openLearnEnvironment(flags: TargetFlagValues): Promise<Environment> {
    const environment = await this.openEnvironment(flags, { changes: true });
    if (environment.target.target === "aws") environment.port.notify({ type: "note", text: { code: "learn-costs" } });
    return environment;
  }

  /** The course works on this machine unless a flag or a variable says otherwise, now or when it was begun. */
  protected override async chooseTarget(flags: TargetFlagValues): Promise<TargetChoice> {
    const environment = flags.env ?? courseEnvironment;
    if (!/^learn(-|$)/.test(environment)) throw new UserError({ code: "learn-environment", values: { environment } });
    aimHints({ ...targetFlagsOf(flags), env: environment });
    const [{ chooseTarget, targetFromVariables }, { readProgress }, { changeProgress }] = await Promise.all([
      import("../../workshop/target.ts"),
      import("../../workshop/learn/progress.ts"),
      import("../../workshop/learn/course.ts"),
    ]);
    const { target: stored = {} } = await readProgress(this.folder);
    const given = targetFromFlags(flags);
    const choice = chooseTarget({
      flags: { ...given, environment },
      variables: { ...targetFromVariables(process.env), environment: undefined },
      stored,
    });
    const isGiven = [given.target, given.profile, given.region, given.endpointUrl].some((value) => value !== undefined);
    if (isGiven) await changeProgress(this.folder, (progress) => ({ ...progress, target: given }));
    return choice;
  }
}

/** The target flags as they were given: the stored choice of the working folder does not apply to the course. */
function targetFlagsOf({
  target,
  profile,
  region,
  "endpoint-url": endpointUrl,
  account,
}: TargetFlagValues): HintedFlags {
  return { target, profile, region, "endpoint-url": endpointUrl, account };
}
