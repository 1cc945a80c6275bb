import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { wantsJson } from "../../cli/outcome.ts";
import { judgeRoom, concurrencyFlag, RoomCommand } from "../../cli/base/room-command.ts";
import { showRoom } from "../../ui/results/room-text.ts";
import { UserError } from "../../user-error.ts";

export default class EnvReset extends RoomCommand {
  static override summary = "Reset an environment to its state after setup, without deploying it again.";
  static override description =
    "Deletes machines with their executions, faces, items and thumbnails. The stack and the photos stay.";
  static override examples = [
    { description: "Reset one environment", command: "npx wildrydes env reset alice" },
    { description: "Reset the environments of a class", command: "npx wildrydes env reset --all --yes" },
  ];
  static override args = { name: Args.string({ description: "The environment's name." }) };
  static override flags = {
    all: Flags.boolean({ summary: "Reset all environments with a name." }),
    concurrency: concurrencyFlag,
    yes: Flags.boolean({ char: "y", summary: "Reset without asking." }),
  };

  protected async work() {
    const { args, flags } = await this.parse(EnvReset);
    if ((args.name !== undefined) === Boolean(flags.all)) throw new UserError({ code: "reset-needs-one" });
    const words = await this.loadRoomWords();
    const [environment, { resetRoom }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      import("../../workshop/room/room-reset.ts"),
    ]);
    const { rows } = await resetRoom(environment, {
      name: args.name,
      concurrency: flags.concurrency,
      listen: showRoom(this.terminal, words, { quiet: wantsJson(this.argv) }),
    });
    const count = rows.filter(({ state }) => state === "done").length;
    const text = rows.length === 0 ? words.say("room-none") : words.say("room-reset", { count });
    return { result: { environments: rows }, text, ...judgeRoom(rows) };
  }
}
