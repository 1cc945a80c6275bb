import { letterOf } from "../../workshop/learn/answers.ts";
import type { Lesson } from "../../workshop/learn/lesson.ts";
import type { LearnWords } from "./words.ts";

/** A lesson as a page in Markdown: what it is about, its tasks and questions, and what is checked. */
export function writeLessonPage(lesson: Lesson, words: LearnWords): string {
  const questions = lesson.questions.flatMap((question) => [
    "",
    `### ${question.id}`,
    "",
    words.word(question.text),
    "",
    ...(question.kind === "choice"
      ? question.options.map((option, position) => `- ${letterOf(position)}: ${words.word(option)}`)
      : []),
  ]);
  const checks = lesson.checks
    .filter((check) => check.layer !== "answer")
    .map((check) => `- ${words.word(check.what)}`);
  return [
    `# ${lesson.number}. ${words.word(lesson.title)}`,
    "",
    words.word(lesson.text),
    "",
    ...lesson.tasks.map((task, index) => `${index + 1}. ${words.word(task)}`),
    ...questions,
    "",
    ...checks,
    "",
    words.say("learn-page-hints"),
    "",
    words.say("learn-page-generated"),
    "",
  ].join("\n");
}
