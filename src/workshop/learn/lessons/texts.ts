import type { ChoiceQuestion } from "../lesson.ts";

/** A sentence without values. */
function say<const Code extends string>(code: Code): { readonly code: Code } {
  return { code };
}

/**
 * A lesson's id and its sentences: their codes begin with the id. tsc finds a code that the catalogue lacks where the result
 * becomes a `Lesson`.
 *
 * @param tasks 1, 2, 3: as many as the lesson has
 */
export function textsOf<const Id extends string, const Task extends number>(id: Id, ...tasks: readonly Task[]) {
  return {
    id,
    title: say(`${id}-title`),
    text: say(`${id}-text`),
    tasks: tasks.map((task) => say(`${id}-task-${task}`)),
    hints: [say(`${id}-hint-1`), say(`${id}-hint-2`), say(`${id}-hint-3`)],
    more: say(`${id}-more`),
  } as const;
}

/** The texts of a question with three options, by codes that begin with the lesson's id and the question's. */
export function askOf<const Lesson extends string, const Id extends string>(lesson: Lesson, id: Id) {
  return {
    id,
    text: say(`${lesson}-ask-${id}`),
    options: [say(`${lesson}-${id}-a`), say(`${lesson}-${id}-b`), say(`${lesson}-${id}-c`)],
    why: say(`${lesson}-${id}-why`),
  } as const;
}

/** A question with three options. @param right the position of the right one */
export function choice(
  texts: Pick<ChoiceQuestion, "id" | "text" | "options" | "why">,
  right: 0 | 1 | 2,
): ChoiceQuestion {
  return { kind: "choice", ...texts, right };
}
