import { DrillCommand, drillFlags } from "../../cli/base/drill-command.ts";

export default class DrillTimeout extends DrillCommand {
  static override summary = "Rehearse a function that times out.";
  static override description =
    "Gives the function that reads an image's metadata a timeout of 1 s and little memory, and runs an image of more than 2 MB. The fault is real. The command removes it at its end, also after Ctrl-C.";
  static override examples = [
    { description: "Watch the retries fail", command: "npx wildrydes drill timeout" },
    { description: "Watch the retries succeed", command: "npx wildrydes drill timeout --heal" },
  ];
  static override flags = drillFlags;

  protected async work() {
    const { flags } = await this.parse(DrillTimeout);
    return this.drill("timeout", flags);
  }
}
