import * as Flags from "@oclif/core/flags";
import { wantsJson } from "../../cli/outcome.ts";
import { judgeRoom, concurrencyFlag, RoomCommand } from "../../cli/base/room-command.ts";
import { readSettingFlags, settingFlags } from "../../cli/setting-flags.ts";
import { stageFlag } from "../../cli/flags/stage-flag.ts";
import { drawCards, showRoom } from "../../ui/results/room-text.ts";

export default class EnvUp extends RoomCommand {
  static override summary = "Set up an environment for each attendee of a roster, several at a time.";
  static override description =
    "The roster is a CSV file with the columns env and attendee, a JSON list, or one name on each line. The account's quotas are checked first. Run it again to continue after an interruption.";
  static override examples = [
    { description: "Set up a class", command: "npx wildrydes env up --roster room.csv --out cards.csv" },
  ];
  static override flags = {
    roster: Flags.string({ summary: "File that names the environments.", required: true }),
    out: Flags.string({ summary: "Write what each attendee needs to this file: .csv or .json." }),
    stage: stageFlag({ char: "s", summary: "Also deploy the machine of this stage." }),
    concurrency: concurrencyFlag,
    ...settingFlags,
    yes: Flags.boolean({ char: "y", summary: "Answer every question with yes." }),
  };

  protected async work() {
    const { flags } = await this.parse(EnvUp);
    const { readRoster } = await import("../../workshop/room/roster.ts");
    const roster = await readRoster(flags.roster);
    const settings = await readSettingFlags(flags);
    const words = await this.loadRoomWords();
    const [environment, { setUpRoom, writeCards }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      import("../../workshop/room/room-up.ts"),
    ]);
    const listen = showRoom(this.terminal, words, { quiet: wantsJson(this.argv) });
    const { rows, cards } = await setUpRoom(environment, {
      roster,
      concurrency: flags.concurrency,
      stage: flags.stage,
      settings,
      listen,
    });
    if (flags.out !== undefined) await writeCards(flags.out, cards);
    const text = [
      words.say("room-up", { count: rows.filter(({ state }) => state === "done").length }),
      "",
      drawCards(cards, this.terminal, words),
      ...(flags.out === undefined ? [] : ["", words.say("room-cards", { file: flags.out })]),
    ].join("\n");
    return { result: { environments: rows, cards }, text, ...judgeRoom(rows) };
  }
}
