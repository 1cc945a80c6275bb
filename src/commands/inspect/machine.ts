import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { stageFlag } from "../../cli/flags/stage-flag.ts";
import type { TargetFlagValues } from "../../cli/flags/target-flags.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { exitCodes } from "../../exit-codes.ts";
import { graphForms } from "../../ui/graph/draw-machine.ts";
import { drawInspectedMachine } from "../../ui/results/inspected-machine-text.ts";
import type { MachineDefinition } from "../../workshop/inspect/machine-view.ts";
import type { StageNumber } from "../../workshop/names.ts";

export default class InspectMachine extends WorkshopCommand {
  static override summary = "Show a state machine: its graph and its definition.";
  static override description =
    "Shows a deployed machine, a stage of the workshop, or the definition in a file. Step Functions validates a file's definition, and each problem is shown at its state. Dashed lines are transitions of a Catch. In a narrow terminal the graph becomes a list with one line per state.";
  static override examples = [
    { description: "Show the highest deployed stage", command: "npx wildrydes inspect machine" },
    { description: "Show a stage before you deploy it", command: "npx wildrydes inspect machine --stage 2" },
    {
      description: "Validate a definition and write its graph as a picture",
      command: "npx wildrydes inspect machine --file machine.asl.json --graph svg -o machine.svg",
    },
  ];
  static override args = {
    machine: Args.string({ description: "Name of a deployed machine (default: that of the highest stage)." }),
  };
  static override flags = {
    stage: stageFlag({ char: "s", summary: "Show the definition of this stage.", exclusive: ["file"] }),
    file: Flags.string({ char: "f", summary: "Show the definition in this file." }),
    graph: Flags.string({ summary: "Form of the graph.", options: [...graphForms], default: "text" }),
    definition: Flags.boolean({ char: "d", summary: "Show the definition's text as well." }),
    output: Flags.string({ char: "o", summary: "Write to this file instead." }),
  };

  protected async work() {
    const { flags, args } = await this.parse(InspectMachine);
    const form = graphForms.find((name) => name === flags.graph) ?? "text";
    const [machine, words] = await Promise.all([
      this.readMachine({ ...flags, machine: args.machine }),
      this.loadWords("screen-machine"),
    ]);
    const toFile = flags.output !== undefined;
    const terminal = toFile ? { ...this.terminal, columns: 120 } : this.terminal;
    const text = await drawInspectedMachine({ machine, form, definition: flags.definition }, terminal, words);
    const refused = machine.problems?.some(({ severity }) => severity === "ERROR") ?? false;
    const exitCode = refused ? exitCodes.failed : exitCodes.done;
    if (flags.output === undefined) return { result: machine, text, exitCode };
    const [{ writeOutput }, { stripVTControlCharacters }] = await Promise.all([
      import("../../cli/write-output.ts"),
      import("node:util"),
    ]);
    await writeOutput(flags.output, stripVTControlCharacters(text));
    return { result: machine, text: words.say("machine-written", { file: flags.output }), exitCode };
  }

  private async readMachine(
    flags: TargetFlagValues & {
      machine?: string | undefined;
      stage?: StageNumber | undefined;
      file?: string | undefined;
    },
  ): Promise<MachineDefinition> {
    const { readDefinitionFile, readDeployedDefinition, readStageDefinition } =
      await import("../../workshop/inspect/machine-view.ts");
    if (flags.stage !== undefined) return readStageDefinition(flags.stage);
    const environment = await this.openEnvironment(flags, { changes: false });
    if (flags.file !== undefined) return readDefinitionFile(environment, flags.file);
    return readDeployedDefinition(environment, flags.machine);
  }
}
