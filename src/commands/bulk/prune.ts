import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";

export default class BulkPrune extends WorkshopCommand {
  static override summary = "Delete finished batches of this folder.";
  static override description =
    "Deletes journals and kept input of finished batches. Unfinished batches stay, because --resume needs them, and executions are not touched. With both flags, a batch must be outside the newest N and older than DAYS.";
  static override examples = [
    { description: "Keep the newest ten batches", command: "npx wildrydes bulk prune --keep 10" },
    {
      description: "Show what a week's limit would delete",
      command: "npx wildrydes bulk prune --older-than 7 --dry-run",
    },
  ];
  static override flags = {
    keep: Flags.integer({ summary: "Keep the newest N batches.", min: 0 }),
    "older-than": Flags.integer({ summary: "Delete batches that were started more than N days ago.", min: 0 }),
    "dry-run": Flags.boolean({ summary: "Name the batches, and delete nothing." }),
  };

  protected async work() {
    const { flags } = await this.parse(BulkPrune);
    const [words, { pruneBatches }] = await Promise.all([
      this.loadWords("screen-bulk"),
      import("../../workshop/bulk/batch/prune-batches.ts"),
    ]);
    const dryRun = flags["dry-run"];
    const options = { keep: flags.keep, olderThanDays: flags["older-than"], dryRun, now: new Date() };
    const batches = await pruneBatches(process.cwd(), options);
    return { result: { batches, dryRun }, text: words.say("batches-pruned", { batches, dryRun }) };
  }
}
