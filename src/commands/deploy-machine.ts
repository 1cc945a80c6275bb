import * as Flags from "@oclif/core/flags";
import { flowFlags } from "../cli/flow-flags.ts";
import { stageFlag } from "../cli/stage-flag.ts";
import type { TargetFlagValues } from "../cli/target-flags.ts";
import { WorkshopCommand } from "../cli/workshop-command.ts";
import { drawDeployedMachine, machineAreas } from "../ui/machine-text.ts";
import type { Environment } from "../workshop/environment.ts";
import type { DeployedMachine } from "../workshop/machine/deployed-machine.ts";
import type { FlowWish } from "../workshop/metadata/check-flow.ts";
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
    {
      description: "Build the image metadata flow, with a person who is asked about doubtful images",
      command: "npx wildrydes deploy-machine --flow metadata --retries --moderation",
    },
  ];
  static override flags = {
    stage: stageFlag({ char: "s", summary: "Stage of the workshop." }),
    retries: Flags.boolean({ summary: "Retry every task: never what no retry cures, the rest with back-off." }),
    "in-place": Flags.boolean({
      summary: "Update one machine from stage to stage: a version for each, and the alias live.",
    }),
    diff: Flags.boolean({ summary: "Show what would change, by state and as text, and change nothing." }),
    yes: Flags.boolean({ char: "y", summary: "Overwrite a definition that was edited elsewhere without asking." }),
    ...flowFlags,
  };

  protected async work() {
    const { flags } = await this.parse(DeployMachine);
    if (flags.flow !== undefined) return this.deployFlow(flags);
    const { stage } = await checkStage(flags);
    const [environment, words] = await Promise.all([
      this.openEnvironment(flags, { changes: !flags.diff, agreed: flags.yes }),
      this.loadWords(...machineAreas),
    ]);
    const result = await this.deploy(environment, { ...flags, stage });
    return { result, text: await drawDeployedMachine(result, { terminal: this.terminal, words, diff: flags.diff }) };
  }

  private async deployFlow(flags: TargetFlagValues & FlowWish & { diff: boolean; yes: boolean }) {
    const { checkFlow } = await import("../workshop/metadata/check-flow.ts");
    const form = checkFlow(flags);
    const [environment, { drawDeployedFlow, flowAreas }, { deployMetadataFlow, showMetadataFlow }] = await Promise.all([
      this.openEnvironment(flags, { changes: !flags.diff, agreed: flags.yes }),
      import("../ui/flow-text.ts"),
      import("../workshop/metadata/deploy-flow.ts"),
    ]);
    const words = await this.loadWords(...flowAreas);
    const result = await (flags.diff ? showMetadataFlow : deployMetadataFlow)(environment, form);
    return { result, text: await drawDeployedFlow(result, { terminal: this.terminal, words, diff: flags.diff }) };
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

/** Without a flow, a stage is needed, and the flow's own flags are out of place. */
async function checkStage(flags: FlowWish & { stage?: StageNumber | undefined }): Promise<{ stage: StageNumber }> {
  const { requireStage } = await import("../workshop/metadata/check-flow.ts");
  return { stage: requireStage(flags) };
}
