import { nearestName } from "../../nearest-name.ts";
import { countOf } from "../count.ts";
import { comparisonReporters, runReporters } from "../reporter-examples.ts";
import type { AnyMessage, AreaText } from "../entry.ts";

type Part = AnyMessage | string;

/** Errors of bulk runs: manifests, batches, reports. */
export const text = {
  "no-manifest": {
    message: "No manifest is given.",
    next: ["Name a CSV file, a JSON Lines file, a folder of photos, or - for standard input"],
  },
  "contradicting-flags": (v: { flags: readonly string[]; against: string }) => ({
    message: `${dashed(v.flags).join(" and ")} cannot be used with --${v.against}.`,
    next: [`Leave out ${dashed(v.flags).join(" and ")}, or leave out --${v.against}`],
  }),
  "manifest-not-found": (v: { manifest: string }) => ({
    message: `There is no file or folder ${v.manifest}.`,
    next: ["Name a CSV file, a JSON Lines file, a folder of photos, or - for standard input"],
  }),
  "manifest-unreadable": (v: { manifest: string; reason: string }) => ({
    message: `${v.manifest} cannot be read.`,
    why: v.reason,
    next: ["Name a CSV file, a JSON Lines file, a folder of photos, or - for standard input"],
  }),
  "bad-manifest": (
    v: { manifest: string; count: number; mistakes: readonly { place: string; problem: Part }[]; folder: boolean },
    { say },
  ) => ({
    message: `${v.manifest} has ${countOf(v.count, "mistake")}; nothing was started.`,
    why: [
      ...v.mistakes.map(({ place, problem }) => `${place}: ${say(problem)}`),
      ...(v.count > v.mistakes.length ? [`and ${v.count - v.mistakes.length} more`] : []),
    ].join("\n"),
    next: v.folder
      ? [
          "Upload the photos with --upload, or rename the files",
          "--user-from folder takes the user from the folder's name instead of the file's name",
        ]
      : ["Correct the manifest; --dry-run checks it without starting anything"],
  }),
  "empty-manifest": (v: { manifest: string; folder: boolean }) => ({
    message: `${v.manifest} contains no ${v.folder ? "photos" : "rows"}.`,
    why: v.folder ? "Photos are files that end in .jpg, .jpeg or .png." : undefined,
    next: ["Name another manifest"],
  }),
  "manifest-changed": (v: { manifest: string; batch: string; changes: readonly Part[] }, { say }) => ({
    message: `${v.manifest} has changed since the batch ${v.batch} began.`,
    why: v.changes.map(say).join("\n"),
    next: [
      "Restore the manifest and resume: every row that ended is kept",
      "Or start a new batch without --resume: it runs all rows",
    ],
  }),

  "bad-batch-name": (v: { name: string }) => ({
    message: `"${v.name}" cannot be the name of a batch.`,
    why: "The names of the executions begin with it: up to 32 letters, digits, hyphens and underscores.",
    next: ["Choose a name such as --batch nightly-7"],
  }),
  "batch-exists": (v: { batch: string }, { cmd }) => ({
    message: `The batch ${v.batch} already exists.`,
    why: "A second batch would give the same names to its executions.",
    next: [`Continue it: ${cmd("bulk run", { resume: true, batch: v.batch })}`, "Or choose another --batch"],
  }),
  "batch-in-use": (v: { batch: string; process: string }) => ({
    message: `Another process works on the batch ${v.batch}.`,
    why: `It is process ${v.process}.`,
    next: [`Wait until it ends, or end it: \`kill ${v.process}\``],
  }),
  "batch-not-found": (v: { batch?: string | undefined; manifest?: string | undefined; known: readonly string[] }) => ({
    message:
      v.batch === undefined
        ? `There is no unfinished batch${v.manifest === undefined ? "" : ` of ${v.manifest}`} in this folder.`
        : `There is no batch ${v.batch} in this folder.`,
    why: v.known.length === 0 ? "No batch was started here." : `The newest here: ${v.known.join(", ")}.`,
    next: [
      ...nearBatch(v).map((batch) => `Did you mean ${batch}?`),
      "Change to the folder in which the batch was started",
      "Or start a new batch without --resume",
    ],
  }),
  "batch-damaged": (v: { batch: string; file: string; other?: string | undefined }) => ({
    message: `The batch ${v.batch} is damaged.`,
    why:
      v.other === undefined
        ? `${v.file} is not the record of a batch.`
        : `${v.file} is the record of the batch ${v.other}: the folder was copied or renamed.`,
    next: [
      v.other === undefined
        ? "Delete the batch's folder, and start a new batch"
        : `Give the folder its name ${v.other} again, or delete it`,
    ],
  }),
  "other-batch": (v: { batch: string; differences: readonly Part[] }, { say }) => ({
    message: `The batch ${v.batch} began with other settings.`,
    why: v.differences.map(say).join("\n"),
    next: [
      "Resume it with the same settings: --resume reads the flags of the batch",
      "Or start a new batch without --resume",
    ],
  }),
  "journal-damaged": (v: { file: string; line: number }) => ({
    message: `Line ${v.line} of the journal ${v.file} cannot be read.`,
    why: "Another program wrote to it, or the disk lost a part of it.",
    next: [
      "Delete that line, then continue with --resume: the row is started again under the same execution name, and so at most once",
    ],
  }),
  "journal-not-written": (v: { file: string; reason?: string | undefined }) => ({
    message: `The journal ${v.file} cannot be written: no more rows are started.`,
    why: v.reason,
    next: ["Make room on the disk, then continue with --resume: rows that were started are not started again"],
  }),

  "machine-deleted": (v: { reason: string }, { cmd }) => ({
    message: "A state machine was deleted while the batch ran.",
    why: v.reason,
    next: [`Deploy it again: ${cmd("deploy-machine", { stage: "N" })}`],
  }),
  "map-run-gone": (v: { execution: string }) => ({
    message: `The execution ${v.execution} of the map run does not exist any more.`,
    why: "Its state machine was deleted.",
    next: ["Start a new batch without --resume: it deploys the state machine again"],
  }),
  "map-run-failed": (v: { execution: string; reason: string }, { cmd }) => ({
    message: `The map run of the execution ${v.execution} failed.`,
    why: v.reason,
    next: [`See what happened: \`${cmd("inspect execution", {}, v.execution)}\``],
  }),
  "results-missing": (v: { place: string }) => ({
    message: `The results of the map run are not at ${v.place}.`,
    why: "Step Functions writes them at the end of a map run. They were deleted, or it could not write them.",
    next: ["Show its status: `aws stepfunctions describe-map-run --map-run-arn ARN`"],
  }),

  "unknown-reporter": (v: { reporter: string; known: readonly string[] }) => ({
    message: `Unknown reporter: ${v.reporter}`,
    why: `The reporters are ${v.known.join(", ")}.`,
    next: [writeReporters(v.known.includes("markdown") ? comparisonReporters : runReporters)],
  }),
  "no-destination": (v: { reporter: string }) => ({
    message: `The reporter ${v.reporter}= names no file.`,
    next: [writeReporters(`${v.reporter}=${v.reporter === "html" ? "report.html" : "FILE"}`)],
  }),
  "no-such-folder": (v: { reporter: string; path: string; isFolder: boolean }) => ({
    message: v.isFolder
      ? `${v.path} is a folder, not a file for the report ${v.reporter}.`
      : `The folder ${v.path} for the report ${v.reporter} does not exist.`,
    next: ["Name a file in an existing folder"],
  }),
  "reporters-collide": (v: { one: string; other: string }) => ({
    message: `${v.one} and ${v.other} would write to the same place.`,
    next: ["Give each report another file; - is standard output"],
  }),
  "report-not-found": (v: { report: string }) => ({
    message: `There is no report and no batch ${v.report}.`,
    next: ["Name a file that --reporter json=FILE or ndjson=FILE wrote, or a batch of this folder"],
  }),
  "no-report": (v: { report: string; problem?: AnyMessage | undefined }, { say }) => ({
    message: `${v.report} is not a report with rows.`,
    why: v.problem ? say(v.problem) : "Only JSON and NDJSON reports contain the rows to compare.",
    next: ["Name a file that --reporter json=FILE or ndjson=FILE wrote, or a batch of this folder"],
  }),
  "report-not-written": (v: { failures: readonly { reporter: string; reason: string }[]; batch: string }, { cmd }) => ({
    message: `Every row ended as expected, but ${v.failures.length === 1 ? "a report" : `${v.failures.length} reports`} could not be written.`,
    why: v.failures.map(({ reporter, reason }) => `${reporter}: ${reason}`).join("\n"),
    next: [`Write it elsewhere from the journal: ${cmd("bulk run", { resume: true, batch: v.batch })} --reporter …`],
  }),
  "some-not-as-expected": (
    v: { unexpected: number; rows: number; left: number; resumable?: string | undefined },
    { cmd },
  ) => ({
    message: `${[
      ...(v.unexpected === 0
        ? []
        : [`${v.unexpected} of ${v.rows} rows ${v.unexpected === 1 ? "was" : "were"} not as expected`]),
      ...(v.left === 0 ? [] : [`${v.left} of ${v.rows} rows ${v.left === 1 ? "has" : "have"} no outcome`]),
    ].join(", ")}.`,
    next: v.resumable === undefined ? [] : [`Continue: ${cmd("bulk run", { resume: true, batch: v.resumable })}`],
  }),
  "threshold-unreadable": (v: { threshold: string; metrics: readonly string[] }) => ({
    message: `The threshold "${v.threshold}" cannot be read.`,
    why: `A threshold is METRIC, one of > >= < <=, and a value: p95>2s, failed>1%, throughput<5. Metrics: ${v.metrics.join(", ")}.`,
    next: ["Quote it for the shell: --fail-if 'p95>2s'"],
  }),
  "threshold-broken": (v: {
    thresholds: readonly { threshold: string; measured: string }[];
    unexpected: number;
    rows: number;
  }) => ({
    message: `${countOf(v.thresholds.length, "threshold")} exceeded: ${v.thresholds.map(({ threshold }) => threshold).join(", ")}.`,
    why: [
      ...v.thresholds.map(({ threshold, measured }) => `${threshold}: measured ${measured}`),
      ...(v.unexpected === 0
        ? []
        : [`${v.unexpected} of ${v.rows} rows ${v.unexpected === 1 ? "was" : "were"} not as expected`]),
    ].join("\n"),
  }),
  "nothing-in-common": (v: { before: string; after: string }) => ({
    message: `${v.before} and ${v.after} have no rows in common.`,
    why: "Rows are matched by user, key and repetition.",
    next: ["Compare two runs of the same manifest"],
  }),
  "nothing-to-prune": { message: "No rule is given for what to delete.", next: ["Use --keep N or --older-than DAYS"] },
} satisfies AreaText;

function dashed(flags: readonly string[]): string[] {
  return flags.map((flag) => `--${flag}`);
}

/** The batch that was probably meant, where one is near. */
function nearBatch({ batch, known }: { batch?: string | undefined; known: readonly string[] }): string[] {
  const near = batch === undefined ? undefined : nearestName(batch, known);
  return near === undefined ? [] : [near];
}

function writeReporters(example: string): string {
  return `Write --reporter ${example}: a kind and a destination; - is standard output`;
}
