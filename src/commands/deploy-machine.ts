import * as Flags from "@oclif/core/flags";
import { stageFlag } from "../cli/stage-flag.ts";
import { WorkshopCommand } from "../cli/workshop-command.ts";
import { drawDeployedMachine } from "../ui/machine-text.ts";

export default class DeployMachine extends WorkshopCommand {
  static override summary = "Build the state machine of one stage, or bring it up to date.";
  static override description =
    "Fills the stage's definition with the stack's outputs, has Step Functions validate it, creates or updates the machine, and shows its graph with what the stage adds.";
  static override examples = [
    { description: "Build the first stage", command: "npx wildrydes deploy-machine --stage 1" },
  ];
  static override flags = {
    stage: stageFlag({ char: "s", summary: "Stage of the workshop.", required: true }),
    retries: Flags.boolean({ summary: "Retry every task: never what no retry cures, the rest with back-off." }),
    diff: Flags.boolean({ summary: "Show what changes in the definition as text as well." }),
  };

  protected async work() {
    const { flags } = await this.parse(DeployMachine);
    const [environment, words, { deployStageMachine }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      this.loadWords("screen-machine"),
      import("../workshop/machines.ts"),
    ]);
    const result = await deployStageMachine(environment, flags.stage, flags);
    return { result, text: await drawDeployedMachine(result, { terminal: this.terminal, words, diff: flags.diff }) };
  }
}
