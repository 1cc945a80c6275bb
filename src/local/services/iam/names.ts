import { randomInt } from "node:crypto";
import type { TextRule } from "../../service-kit/member-constraints.ts";

const nameForm = "[\\w+=,.@-]+";

/** Returns the rule for the name of an IAM entity; `member` is the member's name as the error shows it. */
export function nameRule(member: string, max: 64 | 128): TextRule {
  return {
    min: 1,
    max,
    pattern: nameForm,
    refusal: `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
  };
}

/** A path such as `/WildRydes/`; `/` alone when none is given. */
export const pathRule: TextRule = {
  min: 1,
  max: 512,
  pattern: "/|/[\\x21-\\x7E]+/",
  refusal:
    "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
};

/** The beginning of a path, as lists filter by it. */
export const pathPrefixRule: TextRule = { min: 1, max: 512, pattern: "/[\\x21-\\x7F]*" };

export const arnRule: TextRule = { min: 20, max: 2048 };

export const descriptionRule: TextRule = { max: 1000 };

const idLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new unique id as IAM gives them: four letters that name the kind (`AROA` role, `ANPA` policy) and 17 more. */
export function makeEntityId(kind: "AROA" | "ANPA"): string {
  return kind + Array.from({ length: 17 }, () => idLetters[randomInt(idLetters.length)]).join("");
}
