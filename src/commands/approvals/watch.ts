import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { exitCodes } from "../../exit-codes.ts";

export default class ApprovalsWatch extends WorkshopCommand {
  static override summary = "Wait for requests, report each one, and send heartbeats for the open ones.";
  static override description =
    "Ends with Ctrl-C; requests stay in the table. With --once it checks once, and ends with 69 while a request is open.";
  static override examples = [
    { description: "Watch for requests", command: "npx wildrydes approvals watch" },
    { description: "Watch, and see each image", command: "npx wildrydes approvals watch --open" },
    { description: "Check once, in a script", command: "npx wildrydes approvals watch --once" },
  ];
  static override flags = {
    once: Flags.boolean({ summary: "Check once, then end." }),
    open: Flags.boolean({ summary: "Open the image of each new request.", exclusive: ["once"] }),
    every: Flags.integer({ summary: "Seconds between two checks.", min: 1, max: 3600, default: 5 }),
  };

  protected async work() {
    const { flags } = await this.parse(ApprovalsWatch);
    const [environment, { watchApprovals }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/approvals/watch-approvals.ts"),
    ]);
    const opener = flags.open ? await (await import("../../cli/image-opener.ts")).createImageOpener() : undefined;
    const result = await watchApprovals(environment, {
      once: flags.once,
      everyMs: 1000 * flags.every,
      openImage: opener?.open,
    }).finally(() => opener?.close());
    const count = result.open.length;
    if (count === 0) return { result, text: "" };
    return {
      result,
      text: "",
      exitCode: exitCodes.stillInProgress,
      error: { code: "approvals-open", values: { count } } as const,
    };
  }
}
