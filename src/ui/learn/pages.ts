import { loadWords } from "../../text/words.ts";
import type { Environment } from "../../workshop/environment.ts";
import { inspectExecution } from "../../workshop/inspect/execution-view.ts";
import type { Course, LessonReport } from "../../workshop/learn/course.ts";
import { machineFileOf, readTextFile } from "../../workshop/learn/lesson-folder.ts";
import type { Lesson } from "../../workshop/learn/lesson.ts";
import { listLessons } from "../../workshop/learn/list-lessons.ts";
import { parseJsonText } from "../../workshop/learn/json/parse-json.ts";
import type { Progress } from "../../workshop/learn/progress.ts";
import { showSolution } from "../../workshop/learn/solutions.ts";
import { drawTimeline } from "../execution/timeline.ts";
import { drawMachine } from "../graph/draw-machine.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import { drawKeys } from "./key-page.ts";
import { drawLessons } from "./list-text.ts";
import { drawSolutionChange } from "./solution-text.ts";
import type { LearnWords } from "./words.ts";

/** The keys that open a page over the lesson: graph, timeline, solution, list of lessons, keys. */
export type PageKey = "g" | "t" | "s" | "l" | "?";

/** What pages are about. */
export interface PageContext {
  readonly course: Course;
  readonly environment: Environment;
  readonly lesson: Lesson;
  readonly report: LessonReport | undefined;
  readonly progress: Progress;
  /** Whether the solution may be seen. */
  readonly passed: boolean;
  readonly terminal: Terminal;
  readonly words: LearnWords;
}

/** Draws the page of a key. */
export async function drawPage(key: PageKey, context: PageContext): Promise<string> {
  const { terminal, words, progress } = context;
  if (key === "?") return drawKeys(words);
  if (key === "l") return drawLessons(listLessons(progress), { terminal, words });
  if (key === "g") return drawGraphPage(context);
  return key === "t" ? drawTimelinePage(context) : drawSolutionPage(context);
}

async function drawGraphPage({ course, lesson, terminal, words }: PageContext): Promise<string> {
  const text = lesson.machine && (await readTextFile(machineFileOf(course.folder, lesson)));
  if (text === undefined || parseJsonText(text).root === undefined) return ` ${words.say("learn-no-graph")}`;
  const form = terminal.columns < 60 ? "rail" : "text";
  return (await drawMachine({ definition: text, form }, terminal)) ?? ` ${words.say("learn-no-graph")}`;
}

async function drawTimelinePage({ environment, report, terminal, words }: PageContext): Promise<string> {
  if (report?.run === undefined) return ` ${words.say("learn-no-run")}`;
  const { states } = await inspectExecution(environment, { execution: report.run.execution.arn });
  const timelineWords = await loadWords(words.language, ["screen-execution", "outcome"]);
  return `${report.run.key}\n\n${drawTimeline(states, terminal, timelineWords)}`;
}

async function drawSolutionPage(context: PageContext): Promise<string> {
  const { course, environment, lesson, passed, terminal, words } = context;
  if (!passed || lesson.machine === undefined)
    return ` ${wrapText(words.say("learn-solution-early"), terminal.columns)}`;
  const { definition, changes } = await showSolution(course, environment, { lesson, giveUp: false });
  const machineWords = await loadWords(words.language, ["screen-machine"]);
  const change = drawSolutionChange(changes, { terminal, words, machineWords });
  return `${change}\n\n${words.say("learn-solution-head", { lesson: lesson.number })}\n\n${definition}`;
}
