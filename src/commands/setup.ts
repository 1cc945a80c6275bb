import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../cli/workshop-command.ts";
import { drawSetup } from "../ui/setup-text.ts";

export default class Setup extends WorkshopCommand {
  static override summary = "Set the environment up: buckets, table, functions, collection and sample photos.";
  static override description =
    "Makes only what is missing, heals what is half made, and can be run again at any time. The target is remembered in .wildrydes/config.json of the working folder, so that later commands need no flag.";
  static override examples = [
    { description: "Set up on this machine", command: "npx wildrydes setup" },
    { description: "Set up on AWS", command: "npx wildrydes setup --target aws --region us-west-2" },
    { description: "A second environment in the same account", command: "npx wildrydes setup --env blue" },
  ];

  static override flags = {
    yes: Flags.boolean({ char: "y", summary: "Answer every question with yes." }),
    verbose: Flags.boolean({ char: "v", summary: "List CloudFormation's events." }),
  };

  protected async work() {
    const { flags } = await this.parse(Setup);
    this.rendering = { ...this.rendering, foldResources: !flags.verbose };
    const [environment, words, { setUp }, { rememberTarget }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      this.loadWords("screen-setup"),
      import("../workshop/setup/setup.ts"),
      import("../workshop/remember-target.ts"),
    ]);
    const result = await setUp(environment, () => rememberTarget(environment, process.cwd(), flags.lang));
    // What is stored now need not be repeated in hints.
    await this.chooseTarget(flags);
    return { result, text: drawSetup(result, words) };
  }
}
