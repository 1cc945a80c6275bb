import { DrillCommand, drillFlags } from "../../cli/base/drill-command.ts";

export default class DrillThroughput extends DrillCommand {
  static override summary = "Rehearse a table whose throughput is exceeded.";
  static override description =
    "Makes the function that writes the item throw ProvisionedThroughputExceededException at two attempts, and runs an image. The fault is real. The command removes it at its end, also after Ctrl-C.";
  static override examples = [
    { description: "Watch the retries fail", command: "npx wildrydes drill throughput" },
    { description: "Watch the retries succeed", command: "npx wildrydes drill throughput --heal" },
  ];
  static override flags = drillFlags;

  protected async work() {
    const { flags } = await this.parse(DrillThroughput);
    return this.drill("throughput", flags);
  }
}
