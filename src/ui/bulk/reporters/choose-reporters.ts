import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../../../user-error.ts";

/** The kinds of reports. */
const reporterKinds = ["list", "dot", "json", "ndjson", "junit", "csv", "html", "github"] as const;

type ReporterKind = (typeof reporterKinds)[number];

/** The kinds of reports of a comparison. */
export const comparisonKinds = ["html", "markdown"] as const;

/** A report that was asked for. */
export interface ReporterChoice<Kind extends string = ReporterKind> {
  /** As it was written: `html=report.html`. */
  readonly name: string;
  readonly kind: Kind;
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
  specs: readonly string[],
  options: { folder: string; envelope: boolean },
): ReporterChoice[] {
  return chooseAmong(reporterKinds, specs, options);
}

/** The same for `bulk compare`: `html=FILE`, `markdown=-`. */
export function chooseComparisonReporters(
  specs: readonly string[],
  options: { folder: string; envelope: boolean },
): ReporterChoice<(typeof comparisonKinds)[number]>[] {
  return chooseAmong(comparisonKinds, specs, options);
}

function chooseAmong<Kind extends string>(
  kinds: readonly Kind[],
  specs: readonly string[],
  options: { folder: string; envelope: boolean },
): ReporterChoice<Kind>[] {
  const choices = specs
    .flatMap((spec) => spec.split(","))
    .filter((spec) => spec !== "")
    .map((spec) => readChoice(kinds, spec, options.folder));
  const taken = new Map<string, string>(options.envelope ? [["-", "--json"]] : []);
  for (const { name, destination = "stderr" } of choices) {
    const other = taken.get(destination);
    if (other !== undefined) throw new UserError({ code: "reporters-collide", values: { one: other, other: name } });
    taken.set(destination, name);
  }
  return choices;
}

function readChoice<Kind extends string>(kinds: readonly Kind[], spec: string, folder: string): ReporterChoice<Kind> {
  const equals = spec.indexOf("=");
  const word = equals === -1 ? spec : spec.slice(0, equals);
  const to = equals === -1 ? undefined : spec.slice(equals + 1);
  const kind = kinds.find((known) => known === word);
  if (kind === undefined) throw new UserError({ code: "unknown-reporter", values: { reporter: word, known: kinds } });
  if (to === "") throw new UserError({ code: "no-destination", values: { reporter: kind } });
  if (to === undefined) return { name: spec, kind, destination: kind === "list" || kind === "dot" ? undefined : "-" };
  if (to === "-") return { name: spec, kind, destination: "-" };
  const destination = resolve(folder, to);
  const parent = dirname(destination);
  if (!isFolder(parent))
    throw new UserError({ code: "no-such-folder", values: { reporter: spec, path: parent, isFolder: false } });
  if (isFolder(destination))
    throw new UserError({ code: "no-such-folder", values: { reporter: spec, path: destination, isFolder: true } });
  return { name: spec, kind, destination };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
