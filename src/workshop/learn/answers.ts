import { mistaken, type Check, type Finding } from "./check.ts";
import type { LessonContext, Question } from "./lesson.ts";

/** The answers of a lesson's `answers.json`, by the questions' ids. */
export interface Answers {
  readonly given: ReadonlyMap<string, string>;
  /** Why the file cannot be read; undefined where it can. */
  readonly problem: { readonly reason?: string } | undefined;
}

/** The file in which answers are written. */
export const answersFileName = "answers.json";

/** Reads answers: an object of texts and numbers. */
export function readAnswers(text: string | undefined): Answers {
  if (text === undefined) return { given: new Map(), problem: undefined };
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { given: new Map(), problem: {} };
    const given = Object.entries(value).map(([id, answer]): [string, string] => [id, String(answer).trim()]);
    return { given: new Map(given), problem: undefined };
  } catch (error) {
    return { given: new Map(), problem: { reason: error instanceof Error ? error.message : String(error) } };
  }
}

/** The letter of an option: `a`, `b`, `c`. */
export function letterOf(position: number): string {
  return String.fromCharCode("a".charCodeAt(0) + position);
}

/** A check for each question of a lesson. */
export function answerChecks(questions: readonly Question[]): Check<LessonContext>[] {
  return questions.map((question) => ({
    id: question.id,
    layer: "answer",
    what: { code: "check-answer", values: { question: question.text } },
    mistakes: ["mistake-answers-unreadable", "mistake-answer-missing", "mistake-answer-wrong"],
    run: (context) => checkAnswer(question, context),
  }));
}

async function checkAnswer(question: Question, context: LessonContext): Promise<Finding | undefined> {
  const { given, problem } = context.answers;
  if (problem !== undefined) return mistaken({ code: "mistake-answers-unreadable", values: problem });
  const answer = given.get(question.id) ?? "";
  if (answer === "") return mistaken({ code: "mistake-answer-missing", values: { id: question.id } });
  const right =
    question.kind === "choice"
      ? answer.toLowerCase() === letterOf(question.right)
      : await isNear(answer, await question.read(context));
  if (right) return undefined;
  return mistaken({ code: "mistake-answer-wrong", values: { answer, why: question.why } });
}

function isNear(answer: string, right: { value: number; tolerance: number } | undefined): boolean {
  const digits = /^\d+(?:\.\d+)?/.exec(answer.replaceAll(",", ""))?.[0];
  if (right === undefined || digits === undefined) return false;
  return Math.abs(Number(digits) - right.value) <= right.tolerance;
}
