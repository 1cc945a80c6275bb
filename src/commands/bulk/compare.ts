import * as Args from "@oclif/core/args";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { exitCodes } from "../../exit-codes.ts";
import { drawComparison } from "../../ui/bulk/compare-text.ts";

export default class BulkCompare extends WorkshopCommand {
  static override summary = "Compare two reports of bulk runs: changed outcomes and times.";
  static override description =
    "A report is a file of --reporter json=FILE or ndjson=FILE, or the name of a batch of this folder. Rows are matched by user, key and repetition. A rank test states whether a difference in time is more than chance. The exit code is 68 when some rows have another outcome.";
  static override examples = [
    { description: "Compare two report files", command: "npx wildrydes bulk compare before.json after.json" },
    { description: "Compare two batches by name", command: "npx wildrydes bulk compare nightly-6 nightly-7" },
  ];
  static override args = {
    before: Args.string({ description: "The earlier report, or a batch.", required: true }),
    after: Args.string({ description: "The later report, or a batch.", required: true }),
  };

  protected async work() {
    const { args } = await this.parse(BulkCompare);
    const [{ readReportRows }, { compareReports }] = await Promise.all([
      import("../../workshop/bulk/compare/read-rows-of.ts"),
      import("../../workshop/bulk/compare/compare-reports.ts"),
    ]);
    const [before, after] = await Promise.all([
      readReportRows(args.before, process.cwd()),
      readReportRows(args.after, process.cwd()),
    ]);
    const result = compareReports(before, after);
    const exitCode = result.changed.length === 0 ? exitCodes.done : exitCodes.someFailed;
    return { result, text: drawComparison(result, this.terminal), exitCode };
  }
}
