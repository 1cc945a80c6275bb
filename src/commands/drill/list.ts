import { DrillCommand } from "../../cli/base/drill-command.ts";

export default class DrillList extends DrillCommand {
  static override summary = "List the active drills of all folders.";
  static override examples = [{ description: "List the drills", command: "npx wildrydes drill list" }];

  protected async work() {
    const { flags } = await this.parse(DrillList);
    const [environment, { drawDrills }, { flowAreas }, { listDrills }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../ui/results/drill-text.ts"),
      import("../../ui/results/flow-text.ts"),
      import("../../workshop/drills/drills.ts"),
    ]);
    const words = await this.loadWords(...flowAreas);
    const drills = await listDrills(environment);
    return { result: { drills }, text: drawDrills(drills, this.terminal, words) };
  }
}
