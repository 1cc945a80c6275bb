import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { approvalAreas, drawApprovals } from "../../ui/results/approvals-text.ts";

export default class ApprovalsList extends WorkshopCommand {
  static override summary = "List the images that wait for a person's decision.";
  static override description =
    "First collects new requests from Step Functions and stores each one in a table, so that a closed terminal loses none. Sends a heartbeat for each open request.";
  static override examples = [
    { description: "List the open requests", command: "npx wildrydes approvals list" },
    { description: "List decided requests as well", command: "npx wildrydes approvals list --all" },
  ];
  static override flags = {
    all: Flags.boolean({ char: "a", summary: "List decided and ended requests as well." }),
  };

  protected async work() {
    const { flags } = await this.parse(ApprovalsList);
    const [environment, words, { listApprovals }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords(...approvalAreas),
      import("../../workshop/approvals/find-approval.ts"),
    ]);
    const approvals = await listApprovals(environment, flags);
    return {
      result: { approvals },
      text: drawApprovals(approvals, { terminal: this.terminal, words, all: flags.all }),
    };
  }
}
