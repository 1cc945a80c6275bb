import * as Flags from "@oclif/core/flags";
import { stageFlag } from "../cli/stage-flag.ts";
import { WorkshopCommand } from "../cli/workshop-command.ts";
import { drawDeployedMachine, machineAreas } from "../ui/machine-text.ts";
import type { Environment } from "../workshop/environment.ts";
import type { DeployedMachine } from "../workshop/machine/deployed-machine.ts";
import type { StageNumber } from "../workshop/names.ts";

export default class DeployMachine extends WorkshopCommand {
  static override summary = "Build the state machine of one stage, or bring it up to date.";
  static override description =
    "Fills the stage's definition with the stack's outputs, has Step Functions validate it, creates or updates the machine, and shows its graph with what the stage adds.";
  static override examples = [
    { description: "Build the first stage", command: "npx wildrydes deploy-machine --stage 1" },
    {
      description: "Bring one machine from stage to stage",
      command: "npx wildrydes deploy-machine --stage 2 --in-place",
    },
  ];
  static override flags = {
    stage: stageFlag({ char: "s", summary: "Stage of the workshop.", required: true }),
    retries: Flags.boolean({ summary: "Retry every task: never what no retry cures, the rest with back-off." }),
    "in-place": Flags.boolean({
      summary: "Update one machine from stage to stage: a version for each, and the alias live.",
    }),
    diff: Flags.boolean({ summary: "Show what would change, by state and as text, and change nothing." }),
    yes: Flags.boolean({ char: "y", summary: "Overwrite a definition that was edited elsewhere without asking." }),
  };

  protected async work() {
    const { flags } = await this.parse(DeployMachine);
    const [environment, words] = await Promise.all([
      this.openEnvironment(flags, { changes: !flags.diff, agreed: flags.yes }),
      this.loadWords(...machineAreas),
    ]);
    const result = await this.deploy(environment, flags);
    return { result, text: await drawDeployedMachine(result, { terminal: this.terminal, words, diff: flags.diff }) };
  }

  private async deploy(
    environment: Environment,
    flags: { stage: StageNumber; retries: boolean; diff: boolean; "in-place": boolean },
  ): Promise<DeployedMachine> {
    const form = { retries: flags.retries, onlyShow: flags.diff };
    if (flags["in-place"]) {
      const { deployInPlace } = await import("../workshop/machine/in-place.ts");
      return deployInPlace(environment, flags.stage, form);
    }
    const { deployStageMachine } = await import("../workshop/machine/deploy-stage.ts");
    return deployStageMachine(environment, flags.stage, form);
  }
}
