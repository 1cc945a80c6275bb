import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../../user-error.ts";

/** The kinds of reports. */
export const reporterKinds = ["list", "dot", "json", "ndjson", "junit", "csv", "html", "github"] as const;

export type ReporterKind = (typeof reporterKinds)[number];

/** A report that was asked for. */
export interface ReporterChoice {
  /** As it was written: `html=report.html`. */
  readonly name: string;
  readonly kind: ReporterKind;
  /** An absolute path, `-` for standard output, or undefined for the progress on stderr (list and dot alone). */
  readonly destination: string | undefined;
}

/**
 * Reads `list`, `ndjson=-`, `html=report.html` and so on.
 *
 * @param options.envelope whether standard output is taken by `--json`
 * @throws UserError (exit code 2)
 */
export function chooseReporters(
  wishes: readonly string[],
  options: { folder: string; envelope: boolean },
): ReporterChoice[] {
  const choices = wishes
    .flatMap((wish) => wish.split(","))
    .filter((wish) => wish !== "")
    .map((wish) => readChoice(wish, options.folder));
  const taken = new Map<string, string>(options.envelope ? [["-", "--json"]] : []);
  for (const { name, destination = "stderr" } of choices) {
    const other = taken.get(destination);
    if (other !== undefined) throw new UserError({ code: "reporters-collide", values: { one: other, other: name } });
    taken.set(destination, name);
  }
  return choices;
}

function readChoice(wish: string, folder: string): ReporterChoice {
  const equals = wish.indexOf("=");
  const word = equals === -1 ? wish : wish.slice(0, equals);
  const to = equals === -1 ? undefined : wish.slice(equals + 1);
  const kind = reporterKinds.find((known) => known === word);
  if (kind === undefined)
    throw new UserError({ code: "unknown-reporter", values: { reporter: word, known: reporterKinds } });
  if (to === "") throw new UserError({ code: "no-destination", values: { reporter: kind } });
  if (to === undefined) return { name: wish, kind, destination: kind === "list" || kind === "dot" ? undefined : "-" };
  if (to === "-") return { name: wish, kind, destination: "-" };
  const destination = resolve(folder, to);
  const parent = dirname(destination);
  if (!isFolder(parent))
    throw new UserError({ code: "no-such-folder", values: { reporter: wish, path: parent, isFolder: false } });
  if (isFolder(destination))
    throw new UserError({ code: "no-such-folder", values: { reporter: wish, path: destination, isFolder: true } });
  return { name: wish, kind, destination };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
