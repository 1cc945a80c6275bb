import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { endBulk } from "../../cli/end-bulk.ts";
import { runStageFlag } from "../../cli/flags/stage-flag.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawBulk, drawCheckedBulk } from "../../ui/bulk/bulk-text.ts";
import { chooseReporters } from "../../ui/bulk/reporters/choose-reporters.ts";

export default class BulkRun extends WorkshopCommand {
  static override summary = "Run many photos from a manifest, and report the outcome of each.";
  static override description =
    "A manifest is a CSV file with the header userId,key,photo,stage,expect, a JSON Lines file with these members, a folder of photos, or - for standard input. The members photo, stage and expect are optional; expect is accepted, succeeded, refused, refused:REASON or failed. The program checks every row before it starts the first one. Each execution is named after its batch and row, so that nothing runs twice; continue an interrupted batch with --resume. The exit code is 0 when every row ended as expected, and 68 when some did not.";
  static override examples = [
    { description: "Run the rows of a file", command: "npx wildrydes bulk run riders.csv --concurrency 20" },
    {
      description: "Upload and run a folder, with a report as a page",
      command: "npx wildrydes bulk run photos/ --upload --reporter list,html=report.html",
    },
    { description: "Continue after an interruption", command: "npx wildrydes bulk run --resume" },
  ];
  static override args = { manifest: Args.string({ description: "CSV, JSON Lines, a folder of photos, or -." }) };
  static override flags = {
    yes: Flags.boolean({ char: "y", summary: "On AWS: accept the estimated cost without asking." }),
    concurrency: Flags.integer({
      char: "c",
      summary: "Run at most N executions at the same time.",
      default: 10,
      min: 1,
      max: 10_000,
    }),
    stage: runStageFlag({
      char: "s",
      summary: "Stage for rows that name none (default: the highest deployed one). Not with --machine.",
    }),
    machine: Flags.string({
      summary: "Use your own Standard machine for all rows. Not with --stage.",
      exclusive: ["stage"],
    }),
    upload: Flags.boolean({
      char: "u",
      summary: "Upload the photos first, unless the bucket already has the same bytes.",
    }),
    repeat: Flags.integer({ summary: "Run each row N times.", min: 1, max: 100_000 }),
    limit: Flags.integer({ summary: "Run only the first N rows of the manifest.", min: 1 }),
    timeout: Flags.integer({
      summary: "Stop an execution that takes longer than N seconds. Not with --distributed.",
      min: 1,
    }),
    rate: Flags.integer({ summary: "Start at most N executions a second. Not with --distributed.", min: 1 }),
    retries: Flags.integer({
      summary: "Repeat a call at most N times when the network or the service fails.",
      default: 8,
      min: 0,
      max: 100,
    }),
    "fail-fast": Flags.boolean({
      summary: "Start no further rows after the first unexpected outcome. Not with --distributed.",
    }),
    "fail-if": Flags.string({
      summary:
        "End with 1 when a figure exceeds a limit: p50, p90, p95, p99, max, mean (2s, 300ms); accepted, succeeded, refused, failed, unexpected, unfinished (5, 1%); throughput.",
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "'p95>2s'",
    }),
    "dry-run": Flags.boolean({ summary: "Check the manifest and everything it names, and start nothing." }),
    distributed: Flags.boolean({
      summary: "Let a Distributed Map start the rows, for many thousands of them.",
      exclusive: ["fail-fast", "timeout", "rate"],
    }),
    "tolerated-failures": Flags.integer({
      summary: "Stop when more than N percent of the rows have failed. Only with --distributed.",
      min: 0,
      max: 100,
      dependsOn: ["distributed"],
    }),
    "user-from": Flags.option({
      summary: "For a folder of photos: make the user id from the file's name or from the name of its folder.",
      options: ["name", "folder"] as const,
    })(),
    batch: Flags.string({ char: "b", summary: "Name the batch (default: date and time)." }),
    resume: Flags.boolean({ summary: "Continue the newest unfinished batch, or the one of --batch." }),
    reporter: Flags.string({
      char: "r",
      summary:
        "Reports, several at once: list, dot, json, ndjson, junit, csv, html, github. Add =FILE for a file, =- for standard output.",
      multiple: true,
      helpValue: "list,html=FILE",
    }),
  };

  /** Its own --timeout is about executions. */
  protected override readonly limitsTime = false;

  protected async work() {
    const { args, flags, metadata } = await this.parse(BulkRun);
    const folder = process.cwd();
    const choices = chooseReporters(flags.reporter ?? [], { folder, envelope: flags.json });
    const [{ checkRequest }, { readThresholds }] = await Promise.all([
      import("../../workshop/bulk/request.ts"),
      import("../../workshop/bulk/reporting/thresholds.ts"),
    ]);
    const thresholds = readThresholds(flags["fail-if"] ?? []);
    const request = checkRequest({
      manifest: args.manifest,
      workingFolder: folder,
      batch: flags.batch,
      resume: flags.resume,
      stage: flags.stage,
      machine: flags.machine,
      concurrency: flags.concurrency,
      isConcurrencyChosen: metadata.flags["concurrency"]?.setFromDefault !== true,
      repeat: flags.repeat,
      limit: flags.limit,
      upload: flags.upload,
      failFast: flags["fail-fast"],
      timeoutSeconds: flags.timeout,
      rate: flags.rate,
      retries: flags.retries,
      dryRun: flags["dry-run"],
      userFrom: flags["user-from"],
      distributed: flags.distributed,
      toleratedFailures: flags["tolerated-failures"],
    });
    const [environment, words, { checkBulk, runBulk }, { createReporters }] = await Promise.all([
      this.openEnvironment(flags, { changes: !request.dryRun, agreed: flags.yes }),
      this.loadWords("screen-bulk", "progress", "outcome", "progress-bulk"),
      import("../../workshop/bulk/run-bulk.ts"),
      import("../../ui/bulk/reporters/create-reporters.ts"),
    ]);
    if (request.dryRun) {
      const checked = await checkBulk(environment, request);
      return { result: checked, text: drawCheckedBulk(checked, words) };
    }
    const reporters = createReporters(choices, { terminal: this.terminal, json: flags.json, words });
    const end = await runBulk(environment, request, {
      notify: (event) => {
        if (event.type === "batch-begins") this.finishOnSignal();
        return reporters.notify(event);
      },
    });
    const text = drawBulk(end.report, this.terminal, words);
    return endBulk(end, { text, choices, thresholds, failures: reporters.failures, signal: this.signal });
  }
}
