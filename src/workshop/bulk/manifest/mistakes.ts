import type { Manifest } from "./manifest.ts";
import type { Message } from "../../../text/areas.ts";
import { UserError } from "../../../user-error.ts";

/** Something wrong in a manifest, and where. */
export interface Mistake {
  /** `line 12`, or a path. */
  readonly place: string;
  readonly problem: Problem;
}

/** The fault, as a code with values. */
export type Problem = Message<"progress-bulk">;

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
export function manifestError(
  { name, format }: Pick<Manifest, "name" | "format">,
  { count, kept }: Pick<Mistakes, "count" | "kept">,
): UserError {
  return new UserError({
    code: "bad-manifest",
    values: { manifest: name, count, mistakes: kept, folder: format === "folder" },
  });
}
