import { loadWords } from "../../text/words.ts";
import type { Environment } from "../../workshop/environment.ts";
import { UserError } from "../../user-error.ts";
import { executionDataOf } from "../../workshop/inspect/execution-data.ts";
import { inspectExecution, type InspectedRun } from "../../workshop/inspect/execution-view.ts";
import { parseJson, readText } from "../../workshop/json-member.ts";
import type { Course, LessonReport } from "../../workshop/learn/course.ts";
import { machineFileOf, readTextFile } from "../../workshop/learn/lesson-folder.ts";
import type { Lesson } from "../../workshop/learn/lesson.ts";
import { listLessons } from "../../workshop/learn/list-lessons.ts";
import type { Progress } from "../../workshop/learn/progress.ts";
import { showSolution } from "../../workshop/learn/solutions.ts";
import { notesOfVisits, takenTransitions } from "../execution/state-notes.ts";
import { drawMachine } from "../graph/draw-machine.ts";
import { readGraph } from "../graph/machine-graph.ts";
import { describeOutcome } from "../results/run-text.ts";
import { formatDuration } from "../terminal/quantity.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import { drawHelp } from "./key-page.ts";
import { drawLessons } from "./list-text.ts";
import { createRunPage, createTextPage, type OpenPage } from "./open-page.ts";
import { drawSolutionChange } from "./solution-text.ts";
import type { LearnWords } from "./words.ts";

/** The keys that open a page over the lesson: graph, timeline, solution, list of lessons, keys. */
export type PageKey = "g" | "t" | "s" | "l" | "?";

/** The subject of pages. */
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
  /** Called when an open page has something new to draw. */
  readonly onChange: () => void;
}

/** `t` opens the test run, which stays until it ends; other keys open a page of text. */
export async function openPage(key: PageKey, context: PageContext): Promise<OpenPage> {
  const { words } = context;
  if (key === "t") return openRunPage(context);
  return createTextPage(await drawTextPage(key, context), words);
}

async function drawTextPage(key: Exclude<PageKey, "t">, context: PageContext): Promise<string> {
  const { terminal, words, progress } = context;
  if (key === "?") return drawHelp(context.lesson, words);
  if (key === "l") return drawLessons(listLessons(progress), { terminal, words });
  return key === "g" ? drawGraphPage(context) : drawSolutionPage(context);
}

/**
 * The attendee's machine as it is written now, or the machine of the newest execution; with the way of the last run.
 */
async function drawGraphPage(context: PageContext): Promise<string> {
  const { course, lesson, report, terminal, words } = context;
  const run = await readLastRun(context);
  const written = lesson.machine && (await readTextFile(machineFileOf(course.folder, lesson)));
  const definition = lesson.machine === undefined ? run?.definition : written;
  const graph = definition === undefined ? undefined : readGraph(definition);
  if (definition === undefined || graph === undefined) return ` ${words.say("learn-no-graph")}`;
  const form = terminal.columns < 60 ? "rail" : "text";
  const way = run && {
    notes: notesOfVisits(graph, run.states, formatDuration),
    taken: takenTransitions(graph, run.states),
  };
  const drawn = `${(await drawMachine({ definition, form, ...way }, terminal)) ?? ""}${drawState(context)}`;
  if (!run) return drawn;
  const outcomeWords = await loadWords(words.language, ["outcome"]);
  const outcome = describeOutcome(run.outcome, outcomeWords);
  const photo = report?.run?.key ?? readText(parseJson(run.execution.input), "s3Key");
  const head = [...(photo === undefined ? [] : [photo]), run.execution.status ?? "", outcome].join(" · ");
  return `${paint("bold", head)}\n\n${drawn}`;
}

/** How the last check went, in a line below the graph: who writes beside it sees what to change. */
function drawState({ lesson, report, terminal, words }: PageContext): string {
  if (report === undefined) return "";
  const failed = report.checks.find(({ state }) => state === "failed");
  const line =
    failed === undefined
      ? paint("green", words.say("learn-passed", { lesson: lesson.number }))
      : paint("red", `${signsOf(terminal).failed} ${words.word(failed.what)}`);
  return report.passed || failed ? `\n\n${line}` : "";
}

async function openRunPage(context: PageContext): Promise<OpenPage> {
  const { environment, words, onChange } = context;
  const run = await readLastRun(context);
  if (run === undefined) return createTextPage(` ${words.say("learn-no-run")}`, words);
  const runWords = await loadWords(words.language, ["screen-execution", "outcome"]);
  const { readLog } = executionDataOf(environment, run.execution.arn);
  return createRunPage({ run, words: runWords, readLog, onChange });
}

/** The run of the last check. A lesson without a file has none: there it is the newest execution. */
async function readLastRun({ environment, lesson, report }: PageContext): Promise<InspectedRun | undefined> {
  const arn = report?.run?.execution.arn;
  if (arn === undefined && lesson.machine !== undefined) return undefined;
  try {
    return await inspectExecution(environment, { execution: arn ?? "last" });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
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
