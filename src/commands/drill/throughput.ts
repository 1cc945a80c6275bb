import { DrillCommand, drillFlags } from "../../cli/drill-command.ts";

export default class DrillThroughput extends DrillCommand {
  static override summary = "Rehearse a table without throughput.";
  static override description =
    "Has the function that writes the item throw ProvisionedThroughputExceededException at two attempts, and runs an image. The fault is real, and is taken off when the command ends, also with Ctrl-C.";
  static override examples = [
    { description: "See the retries fail", command: "npx wildrydes drill throughput" },
    { description: "See the retries succeed", command: "npx wildrydes drill throughput --heal" },
  ];
  static override flags = drillFlags;

  protected async work() {
    const { flags } = await this.parse(DrillThroughput);
    return this.drill("throughput", flags);
  }
}
