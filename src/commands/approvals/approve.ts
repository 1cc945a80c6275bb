import { userInfo } from "node:os";
import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { approvalAreas, drawDecision } from "../../ui/results/approvals-text.ts";

export default class ApprovalsApprove extends WorkshopCommand {
  static override summary = "Approve an image: its execution continues.";
  static override description =
    "When several people decide at once, the first decision counts. The other commands end with 1 and name the person who decided.";
  static override examples = [{ description: "Approve a request", command: "npx wildrydes approvals approve 3f9a" }];
  static override args = {
    id: Args.string({ description: "Id of the request, or the beginning of it.", required: true }),
  };
  static override flags = {
    note: Flags.string({ char: "n", summary: "A note about the decision." }),
    by: Flags.string({ summary: "Who decides (default: your user name)." }),
  };

  protected async work() {
    const { args, flags } = await this.parse(ApprovalsApprove);
    const [environment, words, { decide }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      this.loadWords(...approvalAreas),
      import("../../workshop/approvals/decide.ts"),
    ]);
    const by = flags.by ?? userInfo().username;
    const approval = await decide(environment, { id: args.id, decision: "approved", by, reason: flags.note });
    return { result: approval, text: drawDecision(approval, words) };
  }
}
