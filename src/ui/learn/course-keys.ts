import { letterOf } from "../../workshop/learn/answers.ts";
import type { Question } from "../../workshop/learn/lesson.ts";
import { lessonAfter } from "../../workshop/learn/lessons.ts";
import { answerQuestion, openLesson, recheck, resetLesson, showHint, showPage } from "./course-tasks.ts";
import type { PressedKey } from "./keys.ts";
import { isLessonDone, type OpenCourse, openQuestion } from "./open-course.ts";
import type { PageKey } from "./pages.ts";

const pageKeys = new Set<string>(["g", "t", "s", "l", "?"] satisfies PageKey[]);

/** Answers a key of an open course. The keys that leave the course are not among them. */
export function pressCourseKey(open: OpenCourse, key: PressedKey): void {
  const { state } = open;
  if (state.page) {
    if (!state.page.shown.press(key)) state.page = undefined;
    open.draw();
    return;
  }
  if (state.asked === "reset") {
    confirmReset(open, key);
    return;
  }
  if (key !== "n") state.asked = undefined;
  const question = openQuestion(state);
  if (question !== undefined && takeAnswer(open, question, key)) return;
  if (key === "h") open.enqueue(() => showHint(open));
  else if (key === "n") goToNextLesson(open);
  else if (key === "enter") recheck(open);
  else if (key === "r") askReset(open);
  else if (isPageKey(key)) open.enqueue(() => showPage(open, key));
}

/** Opens the next lesson. A check that runs decides first whether this one is passed. */
function goToNextLesson(open: OpenCourse): void {
  if (open.state.isWorking) open.enqueue(() => Promise.resolve(leaveLesson(open)));
  else leaveLesson(open);
}

/** A lesson that is left before it is passed is asked about once. */
function leaveLesson(open: OpenCourse): void {
  const { state, parts } = open;
  const following = lessonAfter(state.lesson);
  if (!isLessonDone(state) && state.asked !== "next") {
    state.asked = "next";
    state.message = ` ${parts.words.say("learn-next-early")}`;
  } else if (following === undefined) state.message = ` ${parts.words.say("learn-all-passed")}`;
  else open.enqueue(() => openLesson(open, following));
  open.draw();
}

function askReset({ state, parts, draw }: OpenCourse): void {
  state.asked = "reset";
  state.message = ` ${parts.words.say("learn-reset-question")}`;
  draw();
}

function confirmReset(open: OpenCourse, key: PressedKey): void {
  open.state.asked = undefined;
  open.state.message = "";
  if (key === "y") open.enqueue(() => resetLesson(open));
  open.draw();
}

/** A letter answers a choice; digits are gathered until Enter. False for a key that is not part of an answer. */
function takeAnswer(open: OpenCourse, question: Question, key: PressedKey): boolean {
  const { state } = open;
  if (question.kind === "choice") {
    const chosen = question.options.findIndex((_, index) => letterOf(index) === key);
    if (chosen === -1) return false;
    open.enqueue(() => answerQuestion(open, question, letterOf(chosen)));
    return true;
  }
  const { typed } = state;
  if (/^[\d.]$/.test(key)) state.typed = typed + key;
  else if (key === "backspace") state.typed = typed.slice(0, -1);
  else if (key === "enter" && typed !== "") open.enqueue(() => answerQuestion(open, question, typed));
  else return false;
  open.draw();
  return true;
}

function isPageKey(key: string): key is PageKey {
  return pageKeys.has(key);
}
