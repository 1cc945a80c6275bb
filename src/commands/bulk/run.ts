import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { endBulk } from "../../cli/end-bulk.ts";
import { stageFlag } from "../../cli/stage-flag.ts";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { drawBulk, drawCheckedBulk } from "../../ui/bulk/bulk-text.ts";
import { chooseReporters } from "../../ui/bulk/choose-reporters.ts";

export default class BulkRun extends WorkshopCommand {
  static override summary = "Run many photos from a manifest, and report what became of each.";
  static override description =
    "A manifest is CSV with the header userId,key,photo,stage,expect, JSON Lines with these members, a folder of photos, or - for standard input. photo, stage and expect may be left out; expect is accepted, refused, refused:REASON or failed. Every row is checked before the first is started. Each row's execution is named after the batch and the row, so that nothing runs twice: after an interruption --resume goes on. Ends with 0 when every row was as expected, with 68 when some were not.";
  static override examples = [
    { description: "Run what a file lists", command: "npx wildrydes bulk run riders.csv --concurrency 20" },
    {
      description: "Upload and run a folder, with a report to look at",
      command: "npx wildrydes bulk run photos/ --upload --reporter list,html=report.html",
    },
    { description: "Go on after an interruption", command: "npx wildrydes bulk run --resume" },
  ];
  static override args = { manifest: Args.string({ description: "CSV, JSON Lines, a folder of photos, or -." }) };
  static override flags = {
    concurrency: Flags.integer({
      char: "c",
      summary: "Executions at the same time.",
      default: 10,
      min: 1,
      max: 10_000,
    }),
    stage: stageFlag({ char: "s", summary: "Stage for rows that name none (default: the highest deployed one)." }),
    machine: Flags.string({ summary: "Name of another Standard machine that takes all rows.", exclusive: ["stage"] }),
    upload: Flags.boolean({ char: "u", summary: "Upload the rows' photos first, those that are not there yet." }),
    repeat: Flags.integer({ summary: "Run every row so many times.", min: 1, max: 100_000 }),
    limit: Flags.integer({ summary: "Take only the first rows of the manifest.", min: 1 }),
    timeout: Flags.integer({ summary: "Stop an execution after so many seconds.", min: 1 }),
    rate: Flags.integer({ summary: "Start at most so many executions a second.", min: 1 }),
    retries: Flags.integer({
      summary: "Repeat a call so often when the network or the service fails.",
      default: 8,
      min: 0,
      max: 100,
    }),
    "fail-fast": Flags.boolean({ summary: "Start nothing more after the first row that is not as expected." }),
    "dry-run": Flags.boolean({ summary: "Check the manifest and everything it names; start nothing." }),
    distributed: Flags.boolean({
      summary: "Let Step Functions' Distributed Map start the rows, for many thousands of them.",
      exclusive: ["fail-fast", "timeout", "rate"],
    }),
    "tolerated-failures": Flags.integer({
      summary: "Let a distributed run stop when more than so many percent of its rows have failed.",
      min: 0,
      max: 100,
      dependsOn: ["distributed"],
    }),
    batch: Flags.string({ char: "b", summary: "Name of the batch (default: date and time)." }),
    resume: Flags.boolean({ summary: "Go on with a batch that was cut off: the newest one, or that of --batch." }),
    reporter: Flags.string({
      char: "r",
      summary: "Reports, several at once: list, dot, json, ndjson, junit, csv, html; each with =FILE or =-.",
      multiple: true,
      helpValue: "list,html=FILE",
    }),
  };

  protected async work() {
    const { args, flags } = await this.parse(BulkRun);
    const folder = process.cwd();
    const choices = chooseReporters(flags.reporter ?? [], { folder, envelope: flags.json });
    const { checkRequest } = await import("../../workshop/bulk/request.ts");
    const request = checkRequest({
      manifest: args.manifest,
      workingFolder: folder,
      batch: flags.batch,
      resume: flags.resume,
      stage: flags.stage,
      machine: flags.machine,
      concurrency: flags.concurrency,
      repeat: flags.repeat,
      limit: flags.limit,
      upload: flags.upload,
      failFast: flags["fail-fast"],
      timeoutSeconds: flags.timeout,
      rate: flags.rate,
      retries: flags.retries,
      dryRun: flags["dry-run"],
      distributed: flags.distributed,
      toleratedFailures: flags["tolerated-failures"],
    });
    const [environment, { checkBulk, runBulk }, { createReporters }] = await Promise.all([
      this.openEnvironment(flags, { changes: !request.dryRun }),
      import("../../workshop/bulk/run-bulk.ts"),
      import("../../ui/bulk/create-reporters.ts"),
    ]);
    if (request.dryRun) {
      const checked = await checkBulk(environment, request);
      return { result: checked, text: drawCheckedBulk(checked) };
    }
    const reporters = createReporters(choices, { terminal: this.terminal, json: flags.json });
    const end = await runBulk(environment, request, {
      tell: (event) => {
        if (event.type === "batch-begins") this.finishOnSignal();
        return reporters.tell(event);
      },
    });
    const text = drawBulk(end.report, this.terminal);
    return endBulk(end, { text, choices, failures: reporters.failures, signal: this.signal });
  }
}
