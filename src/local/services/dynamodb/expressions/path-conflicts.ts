import { type FirstErrors, type Path, showPath } from "./context.ts";

export type PathError = "overlap" | "conflict";

/** The paths of one expression. */
export interface PathConflicts {
  readonly paths: readonly Path[];
  /** Compares a path with those before it, and keeps it if none overlaps it. */
  add(path: Path): void;
}

/**
 * Finds the first two paths of an expression of which one lies in the other, or that take one thing for list and map.
 */
export function createPathConflicts(errors: FirstErrors<PathError>): PathConflicts {
  const paths: Path[] = [];
  return {
    paths,
    add(path) {
      if (errors.has("overlap")) return;
      for (const earlier of paths) {
        compare(earlier, path);
        if (errors.has("overlap")) return;
      }
      paths.push(path);
    },
  };

  function compare(one: Path, two: Path): void {
    const shared = Math.min(one.length, two.length);
    for (let at = 0; at < shared; at += 1) {
      if (typeof one[at] !== typeof two[at]) return report("conflict", one, two);
      if (one[at] !== two[at]) return;
    }
    report("overlap", one, two);
  }

  function report(kind: PathError, one: Path, two: Path): void {
    errors.add(
      kind,
      `Two document paths ${kind} with each other; must remove or rewrite one of these paths; ` +
        `path one: ${showPath(one)}, path two: ${showPath(two)}`,
    );
  }
}
