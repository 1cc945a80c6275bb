import { exitCodes } from "../../../exit-codes.ts";
import { UserError } from "../../../user-error.ts";

/** Something wrong in a manifest, and where. */
export interface Mistake {
  /** `line 12`, or a path. */
  readonly place: string;
  readonly text: string;
}

/** Every mistake of a manifest is counted; the first ones are kept, so that a manifest of any size can be wrong. */
export interface Mistakes {
  add(mistake: Mistake): void;
  readonly count: number;
  readonly kept: readonly Mistake[];
}

const mostKept = 100;

/** Starts an empty collection. */
export function collectMistakes(): Mistakes {
  const kept: Mistake[] = [];
  let count = 0;
  return {
    add(mistake) {
      count += 1;
      if (kept.length < mostKept) kept.push(mistake);
    },
    get count() {
      return count;
    },
    kept,
  };
}

/** All of a manifest's mistakes as one error (exit code 2). */
export function manifestError(name: string, mistakes: Pick<Mistakes, "count" | "kept">): UserError {
  const lines = mistakes.kept.map(({ place, text }) => `${place}: ${text}`);
  const left = mistakes.count - mistakes.kept.length;
  if (left > 0) lines.push(`and ${left} more`);
  return new UserError({
    code: "bad-manifest",
    message: `${name} has ${mistakes.count === 1 ? "a mistake" : `${mistakes.count} mistakes`}; nothing was started.`,
    why: lines.join("\n"),
    next: ["Correct the manifest; --dry-run checks it without starting anything"],
    exitCode: exitCodes.usage,
  });
}
