import { DrillCommand, drillFlags } from "../../cli/drill-command.ts";

export default class DrillCrash extends DrillCommand {
  static override summary = "Rehearse a function that crashes.";
  static override description =
    "Has the process of the function that reads an image's metadata end, and runs an image. The fault is real, and is taken off when the command ends, also with Ctrl-C.";
  static override examples = [
    { description: "See the retries fail", command: "npx wildrydes drill crash" },
    { description: "See the retries succeed", command: "npx wildrydes drill crash --heal" },
  ];
  static override flags = drillFlags;

  protected async work() {
    const { flags } = await this.parse(DrillCrash);
    return this.drill("crash", flags);
  }
}
