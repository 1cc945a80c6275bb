import * as Flags from "@oclif/core/flags";
import { kindFlag } from "../../cli/flags/trigger-flags.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";

export default class TriggerDisable extends WorkshopCommand {
  static override summary = "Remove a trigger and its resources.";
  static override examples = [
    {
      description: "Stop uploads from starting executions",
      command: "npx wildrydes trigger disable --kind eventbridge",
    },
  ];
  static override flags = {
    kind: kindFlag(),
    yes: Flags.boolean({ char: "y", summary: "Delete without asking." }),
  };

  protected async work() {
    const { flags } = await this.parse(TriggerDisable);
    const [environment, words, { disableTrigger }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      this.loadWords("screen-trigger"),
      import("../../workshop/trigger/disable-trigger.ts"),
    ]);
    const { kind } = flags;
    const changed = await disableTrigger(environment, kind);
    return {
      result: { kind, changed },
      text: words.say(changed ? "trigger-disabled" : "trigger-was-off", { kind }),
    };
  }
}
