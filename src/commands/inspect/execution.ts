import * as Args from "@oclif/core/args";
import { stageFlag } from "../../cli/stage-flag.ts";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { drawExecution } from "../../ui/timeline-text.ts";

export default class InspectExecution extends WorkshopCommand {
  static override summary = "Show an execution's full history as a timeline, with input and output of each state.";
  static override examples = [
    {
      description: "Look at an execution that was given a name",
      command:
        "npx wildrydes run --user user_a --key 1_happy_face.jpg --name first; npx wildrydes inspect execution first",
    },
  ];
  static override args = {
    execution: Args.string({ description: "Name or ARN of the execution.", required: true }),
  };
  static override flags = {
    stage: stageFlag({ char: "s", summary: "Stage of the machine it ran on (default: look at all)." }),
  };

  protected async work() {
    const { flags, args } = await this.parse(InspectExecution);
    const [environment, { inspectExecution }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/inspect/execution-view.ts"),
    ]);
    const result = await inspectExecution(environment, { execution: args.execution, stage: flags.stage });
    return { result, text: drawExecution(result, this.terminal) };
  }
}
