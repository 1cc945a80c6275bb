import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../../cli/data-folder.ts";
import { LocalCommand } from "../../cli/local-command.ts";
import { ensureDaemon } from "../../local/daemon/index.ts";
import { describeDaemon, localAreas } from "../../ui/local-text.ts";

export default class LocalStart extends LocalCommand {
  static override summary = "Start the local endpoint, or say where it already runs.";
  static override description =
    "A command that needs the endpoint starts it. Starting it by hand chooses its port, which the data folder then keeps.";
  static override examples = [
    { description: "Start it", command: "npx wildrydes local start" },
    { description: "Start it on a port of your choice", command: "npx wildrydes local start --port 4599" },
  ];
  static override flags = {
    port: Flags.integer({
      summary: "Port on 127.0.0.1 (default: chosen once for each data folder).",
      min: 1,
      max: 65_535,
    }),
    "insecure-test-keys": Flags.boolean({
      summary: "Accept the keys test/test too. Any program on this machine can then use the endpoint.",
    }),
  };

  protected async work() {
    const { flags } = await this.parse(LocalStart);
    const daemon = await ensureDaemon({
      dataFolder: dataFolder(),
      ...(flags.port === undefined ? {} : { port: flags.port }),
      insecureTestKeys: flags["insecure-test-keys"],
      version: this.config.version,
    });
    return describeDaemon(daemon, await this.loadWords(...localAreas));
  }
}
