import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { failureAreas } from "../text/words.ts";
import { drawTeardown } from "../ui/results/teardown-text.ts";

export default class Teardown extends WorkshopCommand {
  static override summary = "Delete the environment: show the plan, delete, and verify that nothing is left.";
  static override description =
    "Asks for the stack's name first. Deletes the state machines, empties the buckets, and deletes the stack, the collection and the artifacts, also of an incomplete environment. The stored target stays, so a second teardown finds nothing to delete.";
  static override examples = [
    { description: "See what would be deleted", command: "npx wildrydes teardown --dry-run" },
    { description: "Delete without asking", command: "npx wildrydes teardown --yes" },
    { description: "Have a plan reviewed", command: "npx wildrydes teardown --plan-file plan.json" },
    { description: "Delete what was reviewed", command: "npx wildrydes teardown --apply plan.json" },
  ];
  static override flags = {
    yes: Flags.boolean({ char: "y", summary: "Delete without asking." }),
    "dry-run": Flags.boolean({ summary: "Show the plan, and delete nothing." }),
    "plan-file": Flags.string({ summary: "Write the plan to this file as JSON, and delete nothing." }),
    apply: Flags.string({
      summary: "Delete exactly what this plan file lists. Refused when the environment has changed since.",
      exclusive: ["plan-file"],
    }),
  };

  protected async work() {
    const { flags } = await this.parse(Teardown);
    const file = flags["plan-file"];
    const onlyPlan = flags["dry-run"] || file !== undefined;
    const [environment, { tearDown }, { judgeTeardown }] = await Promise.all([
      this.openEnvironment(flags, { changes: !onlyPlan, agreed: flags.yes }),
      import("../workshop/teardown/teardown.ts"),
      import("../workshop/teardown/judge-teardown.ts"),
    ]);
    const words = await this.loadWords("labels", ...failureAreas);
    const { planFileOf, readPlanFile } = await import("../workshop/teardown/plan-file.ts");
    const apply =
      flags.apply === undefined ? undefined : { file: flags.apply, plan: await readPlanFile(flags.apply, environment) };
    const result = await tearDown(environment, { onlyPlan, apply });
    if (file !== undefined) {
      const { writeOutput } = await import("../cli/write-output.ts");
      await writeOutput(file, JSON.stringify(planFileOf(environment, result.parts), null, 2));
    }
    const text = drawTeardown(result, { target: environment.target, terminal: this.terminal, words });
    return {
      result,
      text: file === undefined ? text : `${text}\n\n${words.say("teardown-plan-file", { file })}`,
      ...judgeTeardown(result),
    };
  }
}
