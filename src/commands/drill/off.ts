import { DrillCommand } from "../../cli/base/drill-command.ts";

export default class DrillOff extends DrillCommand {
  static override summary = "End every active drill, from any folder.";
  static override description =
    "Restores each function's configuration from its tag. Use it after a drill that was left on or killed.";
  static override examples = [{ description: "End all drills", command: "npx wildrydes drill off" }];

  protected async work() {
    const { flags } = await this.parse(DrillOff);
    const [environment, { endAllDrills }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      import("../../workshop/drills/drills.ts"),
    ]);
    const words = await this.loadWords("screen-flow");
    const ended = await endAllDrills(environment, process.cwd());
    return { result: { ended }, text: words.say("drills-ended", { count: ended.length }) };
  }
}
