import { RoomCommand } from "../../cli/base/room-command.ts";
import { redraw } from "../../ui/terminal/redraw.ts";
import { drawEnvironments } from "../../ui/results/room-text.ts";

export default class EnvWatch extends RoomCommand {
  static override summary = "Show which stage each attendee has reached, refreshed until Ctrl-C.";
  static override description = "Refreshes every 5 seconds, on AWS every 30 seconds.";
  static override examples = [{ description: "Watch a class", command: "npx wildrydes env watch" }];

  protected async work() {
    const { flags } = await this.parse(EnvWatch);
    const words = await this.loadRoomWords();
    const [environment, { listEnvironments }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/room/list-environments.ts"),
    ]);
    const draw = async (): Promise<string> =>
      drawEnvironments(await listEnvironments(environment), this.terminal, { words, now: Date.now() });
    const everyMs = environment.target.target === "aws" ? 30_000 : 5000;
    return redraw(draw, { everyMs, signal: this.signal });
  }
}
