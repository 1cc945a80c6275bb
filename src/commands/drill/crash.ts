import { DrillCommand, drillFlags } from "../../cli/base/drill-command.ts";

export default class DrillCrash extends DrillCommand {
  static override summary = "Rehearse a function that crashes.";
  static override description =
    "Ends the process of the function that reads an image's metadata, and runs an image. The fault is real. The command removes it at its end, also after Ctrl-C.";
  static override examples = [
    { description: "Watch the retries fail", command: "npx wildrydes drill crash" },
    { description: "Watch the retries succeed", command: "npx wildrydes drill crash --heal" },
  ];
  static override flags = drillFlags;

  protected async work() {
    const { flags } = await this.parse(DrillCrash);
    return this.drill("crash", flags);
  }
}
