import type { UserError } from "../user-error.ts";
import type { ErrorText } from "./entry.ts";
import { text as aws } from "./en/errors-aws.ts";
import { text as general } from "./en/errors-general.ts";
import { text as run } from "./en/errors-run.ts";
import { text as target } from "./en/errors-target.ts";
import { text as outcome } from "./en/outcome.ts";
import { text as problems } from "./en/problems.ts";
import { wordsOf } from "./words.ts";

const entries = { ...aws, ...general, ...run, ...target, ...outcome, ...problems };
const words = wordsOf<"errors-run">("en", new Map(Object.entries(entries)));

/** Words an error in English, for the reports of bulk runs. */
export function englishError({ code, values, worded }: UserError): ErrorText {
  return worded ?? words.wordError({ code, values });
}
