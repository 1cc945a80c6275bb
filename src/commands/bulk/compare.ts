import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { exitCodes } from "../../exit-codes.ts";
import { chooseComparisonReporters } from "../../ui/bulk/reporters/choose-reporters.ts";
import { drawComparison } from "../../ui/bulk/compare-text.ts";

export default class BulkCompare extends WorkshopCommand {
  static override summary = "Compare two reports of bulk runs: changed outcomes and times.";
  static override description =
    "A report is a file of --reporter json=FILE or ndjson=FILE, or the name of a batch of this folder. Rows are matched by user, key and repetition. A rank test states whether a difference in time is more than chance. The exit code is 68 when some rows have another outcome, and 1 when the reports have no rows in common.";
  static override examples = [
    { description: "Compare two report files", command: "npx wildrydes bulk compare before.json after.json" },
    { description: "Compare two batches by name", command: "npx wildrydes bulk compare nightly-6 nightly-7" },
    {
      description: "Write the comparison for a pull request",
      command: "npx wildrydes bulk compare nightly-6 nightly-7 --reporter markdown=compare.md",
    },
  ];
  static override args = {
    before: Args.string({ description: "The earlier report, or a batch.", required: true }),
    after: Args.string({ description: "The later report, or a batch.", required: true }),
  };
  static override flags = {
    reporter: Flags.string({
      char: "r",
      summary: "Also write the comparison as html=FILE or markdown=FILE; - is standard output.",
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "html=FILE",
    }),
  };

  protected async work() {
    const { args, flags } = await this.parse(BulkCompare);
    const folder = process.cwd();
    const choices = chooseComparisonReporters(flags.reporter ?? [], { folder, envelope: flags.json });
    const [words, { readReportRows }, { compareReports }] = await Promise.all([
      this.loadWords("screen-bulk", "outcome", "progress-bulk"),
      import("../../workshop/bulk/compare/read-rows-of.ts"),
      import("../../workshop/bulk/compare/compare-reports.ts"),
    ]);
    // One after the other: where both are missing, the first one is named.
    const before = await readReportRows(args.before, folder);
    const after = await readReportRows(args.after, folder);
    const result = compareReports(before, after);
    const { writeComparison } = await import("../../ui/bulk/write-comparison.ts");
    for (const choice of choices) await writeComparison(choice, result, words);
    const isTaken = choices.some(({ destination }) => destination === "-");
    // A file or a pipe has no width: nothing is cut there.
    const terminal = process.stdout.isTTY ? this.terminal : { ...this.terminal, columns: Number.POSITIVE_INFINITY };
    const text = isTaken ? "" : drawComparison(result, terminal, words);
    if (result.matched === 0) {
      const values = { before: result.before, after: result.after };
      return { result, text, exitCode: exitCodes.failed, error: { code: "nothing-in-common", values } };
    }
    return { result, text, exitCode: result.changed.length === 0 ? exitCodes.done : exitCodes.someFailed };
  }
}
