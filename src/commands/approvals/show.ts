import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { approvalAreas, drawApproval } from "../../ui/results/approvals-text.ts";

export default class ApprovalsShow extends WorkshopCommand {
  static override summary = "Show one request: the image, what moderation found, and the time that is left.";
  static override examples = [{ description: "Show a request", command: "npx wildrydes approvals show 3f9a" }];
  static override args = {
    id: Args.string({ description: "Id of the request, or the beginning of it.", required: true }),
  };
  static override flags = {
    photos: Flags.boolean({ summary: "Show the image in terminals that can.", allowNo: true, default: true }),
  };

  protected async work() {
    const { args, flags } = await this.parse(ApprovalsShow);
    const [environment, words, { showApproval }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords(...approvalAreas),
      import("../../workshop/approvals/find-approval.ts"),
    ]);
    const { approval, readPhoto } = await showApproval(environment, args.id);
    const text = drawApproval(approval, words);
    if (!flags.photos || flags.json) return { result: approval, text };
    const { drawPhoto } = await import("../../ui/live-run/draw-photo.ts");
    const photo = await drawPhoto(readPhoto, this.terminal);
    return { result: approval, text: photo === undefined ? text : `${photo}\n${text}` };
  }
}
