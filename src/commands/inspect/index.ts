import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../../cli/data-folder.ts";
import { envelopeOf, wantsJson } from "../../cli/outcome.ts";
import type { ServedConsole } from "../../cli/serve-console.ts";
import type { TargetFlagValues } from "../../cli/flags/target-flags.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { tokenMilliseconds } from "../../console/console.ts";
import { exitCodes } from "../../exit-codes.ts";
import { currentLanguage } from "../../text/language.ts";
import { inspectAreas } from "../../ui/results/inspect-areas.ts";
import { drawEnvironment } from "../../ui/results/inspect-text.ts";
import { writeResult, writeToStderr } from "../../ui/terminal/write.ts";

export default class Inspect extends WorkshopCommand {
  static override summary = "Show the whole environment in one view.";
  static override description =
    "Shows the stack and its outputs, photos, thumbnails, items, faces, state machines with their differences from the templates, and the newest executions. With --serve a browser shows the same and each execution, read-only.";
  static override examples = [
    { description: "Show the stored environment", command: "npx wildrydes inspect" },
    {
      description: "Show an environment on AWS in a browser",
      command: "npx wildrydes inspect --serve --target aws",
    },
  ];
  static override flags = {
    executions: Flags.integer({ summary: "How many executions to show.", default: 10, min: 1, max: 100 }),
    serve: Flags.boolean({ summary: "Serve the console's pages read-only, until Ctrl-C." }),
    open: Flags.boolean({ summary: "With --serve: open the browser.", allowNo: true, default: true }),
  };

  protected async work() {
    const { flags } = await this.parse(Inspect);
    if (flags.serve) return this.serve(flags);
    const words = await this.loadWords(...inspectAreas);
    const [environment, { inspectEnvironment }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/inspect/environment-view.ts"),
    ]);
    const result = await inspectEnvironment(environment, { executions: flags.executions });
    return { result, text: drawEnvironment(result, this.terminal, words) };
  }

  private printEnvelope(result: object): Promise<void> {
    const outcome = { command: "inspect", target: this.target, result, exitCode: exitCodes.done };
    return writeResult(JSON.stringify(envelopeOf(outcome, undefined), undefined, 2));
  }

  private async serve(flags: TargetFlagValues & { open: boolean }) {
    this.finishOnSignal();
    const [environment, { serveUntilSignal }, words] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../cli/serve-console.ts"),
      this.loadWords("screen-console"),
    ]);
    const json = wantsJson(this.argv);
    const onOpen = async ({ url, address, port }: ServedConsole): Promise<void> => {
      // A script waits for the address, and not for the end.
      if (json) return this.printEnvelope({ url, address, port, validSeconds: tokenMilliseconds / 1000 });
      const stop = words.say("console-serve-stop");
      // The token is for the person at the terminal.
      if (!this.terminal.interactive)
        return writeToStderr(`${words.say("console-no-terminal", { url: address })}\n${stop}`);
      if (flags.open && !process.env["SSH_CONNECTION"]) {
        const { openInBrowser } = await import("../../cli/open-in-browser.ts");
        const folder = dataFolder();
        if (await openInBrowser(url, folder))
          return writeToStderr(`${words.say("console-opened", { url: address })}\n${stop}`);
      }
      const remote = process.env["SSH_CONNECTION"] ? [words.say("console-remote", { port })] : [];
      return writeToStderr([words.say("console-address", { url }), ...remote, stop].join("\n"));
    };
    const { address, port } = await serveUntilSignal(environment, { language: currentLanguage(), onOpen });
    return { result: { address, port }, text: words.say("console-serve-stopped"), printed: json };
  }
}
