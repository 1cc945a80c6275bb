import { DrillCommand, drillFlags } from "../../cli/base/drill-command.ts";

export default class DrillThrottle extends DrillCommand {
  static override summary = "Rehearse a function that Lambda throttles.";
  static override description =
    "Sets the reserved concurrency of the function that detects labels to 0, and runs an image. The fault is real. The command removes it at its end, also after Ctrl-C.";
  static override examples = [
    { description: "Watch the retries fail", command: "npx wildrydes drill throttle" },
    { description: "Watch the retries succeed", command: "npx wildrydes drill throttle --heal" },
  ];
  static override flags = drillFlags;

  protected async work() {
    const { flags } = await this.parse(DrillThrottle);
    return this.drill("throttle", flags);
  }
}
