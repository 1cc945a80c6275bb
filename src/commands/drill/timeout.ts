import { DrillCommand, drillFlags } from "../../cli/drill-command.ts";

export default class DrillTimeout extends DrillCommand {
  static override summary = "Rehearse a function that times out.";
  static override description =
    "Gives the function that reads an image's metadata one second and little memory, and runs an image of more than 2 MB. The fault is real, and is taken off when the command ends, also with Ctrl-C.";
  static override examples = [
    { description: "See the retries fail", command: "npx wildrydes drill timeout" },
    { description: "See the retries succeed", command: "npx wildrydes drill timeout --heal" },
  ];
  static override flags = drillFlags;

  protected async work() {
    const { flags } = await this.parse(DrillTimeout);
    return this.drill("timeout", flags);
  }
}
