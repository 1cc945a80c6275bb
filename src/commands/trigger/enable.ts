import * as Flags from "@oclif/core/flags";
import { runStageFlag } from "../../cli/flags/stage-flag.ts";
import { kindFlag } from "../../cli/flags/trigger-flags.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawTrigger } from "../../ui/results/trigger-text.ts";

export default class TriggerEnable extends WorkshopCommand {
  static override summary = "Make each upload, or each request to a URL, start an execution.";
  static override description =
    "eventbridge: a rule starts a stage's machine for each photo; the rider is the first folder of the key or the object's metadata userid. lambda: S3 invokes a function for each image below Incoming/, and the function starts the metadata flow. An upload starts one execution, also when S3 reports it twice. url: a function with a URL starts a stage's machine for each signed POST request.";
  static override examples = [
    { description: "For riders' photos", command: "npx wildrydes trigger enable --kind eventbridge" },
    { description: "By a URL", command: "npx wildrydes trigger enable --kind url" },
    { description: "For the metadata flow", command: "npx wildrydes trigger enable --kind lambda" },
  ];
  static override flags = {
    kind: kindFlag(),
    stage: runStageFlag({
      char: "s",
      summary: "For eventbridge and url: the stage whose machine processes photos (default: the highest one).",
    }),
    prefix: Flags.string({
      summary: "Only for keys that begin with this (not for url; default for lambda: Incoming/).",
    }),
  };

  protected async work() {
    const { flags } = await this.parse(TriggerEnable);
    const { checkTrigger, enableTrigger } = await import("../../workshop/trigger/enable-trigger.ts");
    const { kind, prefix } = flags;
    checkTrigger({ kind, prefix });
    const [environment, words] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      this.loadWords("screen-trigger"),
    ]);
    const result = await enableTrigger(environment, { kind, prefix, stage: flags.stage });
    return { result, text: drawTrigger(result, words) };
  }
}
