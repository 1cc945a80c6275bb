import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../../cli/data-folder.ts";
import { LocalCommand } from "../../cli/base/local-command.ts";
import { wantsJson } from "../../cli/outcome.ts";
import { currentLanguage } from "../../text/language.ts";
import { readStoredChoice } from "../../workshop/stored-choice.ts";
import { chooseTarget, defaultRegion, targetFromVariables } from "../../workshop/target.ts";

export default class LocalConsole extends LocalCommand {
  static override summary = "Open the local console in a browser: executions, machines, photos, faces and the table.";
  static override description =
    "Returns at once. The daemon serves the console on a separate port of 127.0.0.1, for your browser only. With --json it opens no browser.";
  static override examples = [
    { description: "Open the console", command: "npx wildrydes local console" },
    { description: "Print the address without opening a browser", command: "npx wildrydes local console --no-open" },
  ];
  static override flags = {
    env: Flags.string({ summary: "Name of the environment (default: the stored one).", helpValue: "NAME" }),
    region: Flags.string({ summary: `Region to look at (default ${defaultRegion}).` }),
    open: Flags.boolean({ summary: "Open the browser.", allowNo: true, default: true }),
  };

  protected async work() {
    const { flags } = await this.parse(LocalConsole);
    const { region = defaultRegion, environment } = chooseTarget({
      flags: { region: flags.region, environment: flags.env, target: "local" },
      variables: targetFromVariables(process.env),
      stored: await readStoredChoice(process.cwd()),
    });
    const [{ ensureDaemon }, { requestConsole }, words] = await Promise.all([
      import("../../local/daemon/index.ts"),
      import("../../local/daemon/request-console.ts"),
      this.loadWords("screen-console"),
    ]);
    const folder = dataFolder();
    const daemon = await ensureDaemon({ dataFolder: folder, version: this.config.version });
    const { port, token } = await requestConsole(daemon, { region, environment, language: currentLanguage() });
    const address = `http://127.0.0.1:${port}`;
    const url = `${address}/open#${token}`;
    const result = { url, address, port, region, environment: environment ?? null, validSeconds: 60 };
    const isPerson = this.terminal.interactive && !wantsJson(this.argv);
    if (isPerson && flags.open && !process.env["SSH_CONNECTION"]) {
      const { openInBrowser } = await import("../../cli/open-in-browser.ts");
      if (await openInBrowser(url, folder)) return { result, text: words.say("console-opened", { url: address }) };
    }
    const remote = process.env["SSH_CONNECTION"] ? [words.say("console-remote", { port })] : [];
    // The token is for the person at the terminal: a file or a pipe that keeps the output does not get it.
    if (!isPerson && !wantsJson(this.argv)) return { result, text: words.say("console-no-terminal", { url: address }) };
    return { result, text: [words.say("console-address", { url }), ...remote].join("\n") };
  }
}
