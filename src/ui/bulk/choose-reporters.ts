import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { exitCodes } from "../../exit-codes.ts";
import { UserError } from "../../user-error.ts";

/** The kinds of reports. */
export const reporterKinds = ["list", "dot", "json", "ndjson", "junit", "csv", "html"] as const;

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
    if (other !== undefined) throw usage("reporters-collide", `${other} and ${name} would write to the same place.`);
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
    throw usage("unknown-reporter", `"${word}" is no reporter.`, `There are ${reporterKinds.join(", ")}.`);
  if (to === "") throw usage("no-destination", `${kind}= names no file.`);
  if (to === undefined) return { name: wish, kind, destination: kind === "list" || kind === "dot" ? undefined : "-" };
  if (to === "-") return { name: wish, kind, destination: "-" };
  const destination = resolve(folder, to);
  const parent = dirname(destination);
  if (!isFolder(parent)) throw usage("no-such-folder", `There is no folder ${parent} for the report ${wish}.`);
  if (isFolder(destination))
    throw usage("no-such-folder", `${destination} is a folder, not a file for the report ${wish}.`);
  return { name: wish, kind, destination };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function usage(code: string, message: string, why?: string): UserError {
  return new UserError({
    code,
    message,
    why,
    next: ["Write --reporter list,ndjson=-,html=report.html: a kind, and where to; - is standard output"],
    exitCode: exitCodes.usage,
  });
}
