import { text as aws } from "./en/errors-aws.ts";
import { text as general } from "./en/errors-general.ts";
import { text as run } from "./en/errors-run.ts";
import { text as outcome } from "./en/outcome.ts";
import { text as problems } from "./en/problems.ts";
import { text as bulk } from "./en/progress-bulk.ts";
import type { AnyMessage } from "./entry.ts";
import { wordsOf } from "./words.ts";

const entries = { ...aws, ...general, ...run, ...outcome, ...problems, ...bulk };
const words = wordsOf<"outcome">("en", new Map(Object.entries(entries)));

/** Words the reason of a row in English: journals and reports are files for programs, and never translated. */
export function wordInReport(message: AnyMessage): string {
  const { message: text, why } = words.wordError(message);
  return why === undefined ? text : `${text} ${why}`;
}
