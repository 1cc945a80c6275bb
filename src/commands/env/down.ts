import * as Flags from "@oclif/core/flags";
import { wantsJson } from "../../cli/outcome.ts";
import { judgeRoom, concurrencyFlag, RoomCommand } from "../../cli/base/room-command.ts";
import { showRoom } from "../../ui/results/room-text.ts";

export default class EnvDown extends RoomCommand {
  static override summary = "Delete the environments of a roster, or all that have a name.";
  static override description =
    "Asks once for all environments. Never deletes the environment without a name: use teardown for it. The shared artifacts bucket is deleted with the last environment of the account and region.";
  static override examples = [
    { description: "Delete the environments of a class", command: "npx wildrydes env down --roster room.csv" },
    { description: "Delete every environment that has a name", command: "npx wildrydes env down --all --yes" },
  ];
  static override flags = {
    roster: Flags.string({ summary: "File that names the environments.", exactlyOne: ["roster", "all"] }),
    all: Flags.boolean({ summary: "Delete all environments with a name." }),
    concurrency: concurrencyFlag,
    yes: Flags.boolean({ char: "y", summary: "Delete without asking." }),
  };

  protected async work() {
    const { flags } = await this.parse(EnvDown);
    const { readRoster } = await import("../../workshop/room/roster.ts");
    const roster = flags.roster === undefined ? undefined : await readRoster(flags.roster);
    const words = await this.loadRoomWords();
    const [environment, { tearDownRoom }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      import("../../workshop/room/room-down.ts"),
    ]);
    const { rows } = await tearDownRoom(environment, {
      names: roster?.map((entry) => entry.environment),
      concurrency: flags.concurrency,
      listen: showRoom(this.terminal, words, { quiet: wantsJson(this.argv) }),
    });
    const count = rows.filter(({ state }) => state === "done").length;
    const text = rows.length === 0 ? words.say("room-none") : words.say("room-down", { count });
    return { result: { environments: rows }, text, ...judgeRoom(rows) };
  }
}
