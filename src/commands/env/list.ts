import { RoomCommand } from "../../cli/base/room-command.ts";
import { drawEnvironments } from "../../ui/results/room-text.ts";

export default class EnvList extends RoomCommand {
  static override summary = "List all environments of the account and region: owner, age, stage, faces and last run.";
  static override examples = [
    { description: "List the environments and their owners", command: "npx wildrydes env list" },
  ];

  protected async work() {
    const { flags } = await this.parse(EnvList);
    const words = await this.loadRoomWords();
    const [environment, { listEnvironments }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/room/list-environments.ts"),
    ]);
    const environments = await listEnvironments(environment);
    const text = drawEnvironments(environments, this.terminal, { words, now: Date.now() });
    return { result: { environments }, text };
  }
}
