import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../cli/workshop-command.ts";
import { failureAreas } from "../text/words.ts";
import { drawTeardown } from "../ui/teardown-text.ts";

export default class Teardown extends WorkshopCommand {
  static override summary = "Delete the environment: one plan, shown first, then everything is looked at again.";
  static override description =
    "Deletes the state machines, empties the buckets, deletes stack, collection and artifacts, also of an environment that is only half made. The stored target stays: a second teardown finds nothing to do there. Asks for the stack's name first.";
  static override examples = [
    { description: "See what would be deleted", command: "npx wildrydes teardown --dry-run" },
    { description: "Delete without a question", command: "npx wildrydes teardown --yes" },
  ];
  static override flags = {
    yes: Flags.boolean({ char: "y", summary: "Delete without asking." }),
    "dry-run": Flags.boolean({ summary: "Show the plan alone." }),
  };

  protected async work() {
    const { flags } = await this.parse(Teardown);
    const [environment, { tearDown }, { judgeTeardown }] = await Promise.all([
      this.openEnvironment(flags, { changes: !flags["dry-run"], agreed: flags.yes }),
      import("../workshop/teardown/teardown.ts"),
      import("../workshop/teardown/judge-teardown.ts"),
    ]);
    const words = await this.loadWords("labels", ...failureAreas);
    const result = await tearDown(environment, { onlyPlan: flags["dry-run"] });
    return {
      result,
      text: drawTeardown(result, { target: environment.target, terminal: this.terminal, words }),
      ...judgeTeardown(result),
    };
  }
}
