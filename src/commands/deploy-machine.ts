import * as Flags from "@oclif/core/flags";
import { flowFlags } from "../cli/flags/flow-flags.ts";
import { runStageFlag } from "../cli/flags/stage-flag.ts";
import { wantsJson } from "../cli/outcome.ts";
import type { TargetFlagValues } from "../cli/flags/target-flags.ts";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { drawDeployedMachine, machineAreas } from "../ui/results/machine-text.ts";
import { writeToStderr } from "../ui/terminal/write.ts";
import type { MachineOrder } from "../workshop/machine/choose-deployment.ts";
import type { UncheckedFlow } from "../workshop/metadata/check-flow.ts";

export default class DeployMachine extends WorkshopCommand {
  static override summary = "Build the state machine of one stage, or bring it up to date.";
  static override description =
    "Fills the stack's outputs into the definition, validates it with Step Functions, creates or updates the machine, and shows its graph. The flags --in-place, --integration, --express and --map choose another form. With --file it deploys your own definition, with --flow the image metadata flow.";
  static override examples = [
    { description: "Build the first stage", command: "npx wildrydes deploy-machine --stage 1" },
    {
      description: "Bring one machine from stage to stage",
      command: "npx wildrydes deploy-machine --stage 2 --in-place",
    },
    {
      description: "Build the image metadata flow, and ask a person about doubtful images",
      command: "npx wildrydes deploy-machine --flow metadata --retries --moderation",
    },
    {
      description: "Use Step Functions' own integrations",
      command: "npx wildrydes deploy-machine --stage 4 --integration sdk",
    },
    {
      description: "Deploy your own definition",
      command: "npx wildrydes deploy-machine --file rider-photo.asl.json",
    },
  ];
  static override flags = {
    stage: runStageFlag({ char: "s", summary: "Stage of the workshop; 5 is the hardened machine." }),
    "in-place": Flags.boolean({
      summary: "Update one machine from stage to stage: a version for each, and the alias live.",
      exclusive: ["express", "map", "file"],
    }),
    integration: Flags.string({
      summary: "How tasks call: functions by ARN, or lambda:invoke, dynamodb:putItem and sns:publish (sdk).",
      options: ["function", "sdk"],
      default: "function",
    }),
    express: Flags.boolean({
      summary: "Build an Express machine with native integrations that logs all events.",
      exclusive: ["map", "file"],
    }),
    email: Flags.string({
      summary: "With --integration sdk or --express: mail address that is notified of refused photos.",
    }),
    map: Flags.boolean({ summary: "Build the machine that takes many photos in one execution.", exclusive: ["file"] }),
    file: Flags.string({ char: "f", summary: "Deploy the definition in this file.", exclusive: ["stage"] }),
    name: Flags.string({ summary: "With --file: name of the machine (default: the file's).", dependsOn: ["file"] }),
    role: Flags.string({ summary: "With --file: ARN of the machine's role.", dependsOn: ["file"] }),
    retries: Flags.boolean({ summary: "Retry every task with backoff, except on errors that a retry cannot fix." }),
    diff: Flags.boolean({ summary: "Show what would change, by state and as text, and change nothing." }),
    yes: Flags.boolean({ char: "y", summary: "Overwrite a definition that was edited elsewhere without asking." }),
    ...flowFlags,
  };

  protected async work() {
    const { flags } = await this.parse(DeployMachine);
    if (flags.flow !== undefined) return this.deployFlow(flags);
    const { refuseFlowFlags } = await import("../workshop/metadata/check-flow.ts");
    refuseFlowFlags(flags);
    const order: MachineOrder = { ...flags, inPlace: flags["in-place"], onlyShow: flags.diff };
    const { chooseDeployment } = await import("../workshop/machine/choose-deployment.ts");
    const deploy = await chooseDeployment(order);
    const [environment, words] = await Promise.all([
      this.openEnvironment(flags, { changes: !flags.diff, agreed: flags.yes }),
      this.loadWords(...machineAreas),
    ]);
    const result = await deploy(environment).catch(async (error: unknown) => {
      if (flags.file !== undefined) await this.showRefused(error, flags.file);
      throw error;
    });
    return { result, text: await drawDeployedMachine(result, { terminal: this.terminal, words, diff: flags.diff }) };
  }

  /** Where a complaint belongs is seen in the graph; what it says is the error. */
  private async showRefused(error: unknown, file: string): Promise<void> {
    if (wantsJson(this.argv)) return;
    const { drawRefusedDefinition } = await import("../ui/results/refused-definition-text.ts");
    const graph = await drawRefusedDefinition(error, { file, terminal: this.terminal });
    if (graph !== undefined) await writeToStderr(`\n${graph}\n`);
  }

  private async deployFlow(flags: TargetFlagValues & UncheckedFlow & { diff: boolean; yes: boolean }) {
    const { checkFlow } = await import("../workshop/metadata/check-flow.ts");
    const form = checkFlow(flags);
    const [environment, { drawDeployedFlow, flowAreas }, { deployMetadataFlow, showMetadataFlow }] = await Promise.all([
      this.openEnvironment(flags, { changes: !flags.diff, agreed: flags.yes }),
      import("../ui/results/flow-text.ts"),
      import("../workshop/metadata/deploy-flow.ts"),
    ]);
    const words = await this.loadWords(...flowAreas);
    const result = await (flags.diff ? showMetadataFlow : deployMetadataFlow)(environment, form);
    return { result, text: await drawDeployedFlow(result, { terminal: this.terminal, words, diff: flags.diff }) };
  }
}
