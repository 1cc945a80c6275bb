import type { Port } from "../../workshop/port.ts";
import type { Environment } from "../../workshop/environment.ts";
import { keepConnection } from "../../workshop/learn/connection.ts";
import type { Course } from "../../workshop/learn/course.ts";
import { lessons } from "../../workshop/learn/lessons.ts";
import { readProgress } from "../../workshop/learn/progress.ts";
import { openKeyScreen } from "./open-screen.ts";
import { watchCourse, type WatchedCourse } from "./watch-course.ts";
import type { LearnWords } from "./words.ts";

/** How often a lesson that is not a file is looked at again: something may have happened in another terminal. */
const lookMs = 3000;

/** Opens the course in this terminal until its attendee leaves it, or a signal comes. */
export async function runCourse(options: {
  course: Course;
  words: LearnWords;
  manual: boolean;
  signal: AbortSignal;
  open: () => Promise<Environment>;
  /** Called when the screen is open, with how to ask whether lines of progress may be written to it. */
  onScreen: (showsProgress: () => boolean) => void;
}): Promise<{ passed: number; all: number; interrupted: boolean }> {
  const { course, words, signal, manual } = options;
  const leaving = new AbortController();
  const environment = await options.open();
  let watched: WatchedCourse | undefined;
  let [restarted, interrupted] = [false, false];
  let first: Environment | undefined = environment;
  const connection = keepConnection({
    async open() {
      const opened = first ?? (await options.open());
      first = undefined;
      return { ...opened, port: portOf(opened.port), signal: AbortSignal.any([opened.signal, leaving.signal]) };
    },
    onRestart: () => (restarted = true),
  });
  const screen = openKeyScreen({
    onKey: (key) => watched?.press(key),
    onResize: () => watched?.draw(),
    waitText: words.say("learn-back"),
    arrows: true,
  });

  options.onScreen(() => screen.lent());
  try {
    watched = await watchCourse({
      course,
      connection,
      words,
      manual,
      terminal: screen.terminal,
      show: (text) => screen.show(restarted ? `${text}\n ${words.say("learn-restarted")}` : text),
      lend: screen.lend,
    });
    const timer = setInterval(() => watched?.checkAgain(), lookMs);
    try {
      interrupted = (await Promise.race([watched.ended, aborted(signal)])) === "interrupted";
    } finally {
      clearInterval(timer);
      leaving.abort();
      await watched.close();
    }
  } finally {
    screen.close();
    options.onScreen(() => true);
  }
  const { lessons: kept } = await readProgress(course.folder);
  return {
    passed: Object.values(kept).filter(({ state }) => state === "passed").length,
    all: lessons.length,
    interrupted,
  };
}

function aborted(signal: AbortSignal): Promise<"interrupted"> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve("interrupted");
    signal.addEventListener("abort", () => resolve("interrupted"), { once: true });
  });
}

/** The course's environment is its own: nobody is asked. */
function portOf(port: Port): Port {
  return {
    notify: (event) => port.notify(event),
    ask: () => Promise.resolve(true),
    enter: () => Promise.resolve(""),
  };
}
