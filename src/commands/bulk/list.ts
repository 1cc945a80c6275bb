import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawBatches } from "../../ui/bulk/batches-text.ts";

export default class BulkList extends WorkshopCommand {
  static override summary = "List the batches of this folder, newest first.";
  static override description =
    "Batches are in .wildrydes/bulk of the working folder. Compare two of them with bulk compare, and continue an unfinished one with bulk run --resume.";
  static override examples = [{ description: "List the batches", command: "npx wildrydes bulk list" }];

  protected async work() {
    await this.parse(BulkList);
    const [words, { listBatches }] = await Promise.all([
      this.loadWords("screen-bulk"),
      import("../../workshop/bulk/batch/batch.ts"),
    ]);
    const result = await listBatches(process.cwd());
    return { result, text: drawBatches(result, this.terminal, words) };
  }
}
