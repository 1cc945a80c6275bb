import { userInfo } from "node:os";
import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { approvalAreas, drawDecision } from "../../ui/results/approvals-text.ts";

export default class ApprovalsDeny extends WorkshopCommand {
  static override summary = "Deny an image: its execution ends as InappropriateContent.";
  static override description =
    "When several people decide at once, the first decision counts. The other commands end with 1 and name the person who decided.";
  static override examples = [
    { description: "Deny a request with a reason", command: "npx wildrydes approvals deny 3f9a --reason offensive" },
  ];
  static override args = {
    id: Args.string({ description: "Id of the request, or the beginning of it.", required: true }),
  };
  static override flags = {
    reason: Flags.string({ char: "r", summary: "Reason, which becomes the execution's cause.", required: true }),
    by: Flags.string({ summary: "Who decides (default: your user name)." }),
  };

  protected async work() {
    const { args, flags } = await this.parse(ApprovalsDeny);
    const [environment, words, { decide }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      this.loadWords(...approvalAreas),
      import("../../workshop/approvals/decide.ts"),
    ]);
    const by = flags.by ?? userInfo().username;
    const approval = await decide(environment, { id: args.id, decision: "denied", by, reason: flags.reason });
    return { result: approval, text: drawDecision(approval, words) };
  }
}
