import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../../cli/data-folder.ts";
import { LocalCommand } from "../../cli/base/local-command.ts";
import { ensureDaemon, prepareFolder } from "../../local/daemon/index.ts";
import { describeDaemon, localAreas } from "../../ui/results/local-text.ts";
import { readCallerPolicy } from "../../workshop/endpoint/caller-policy.ts";

export default class LocalStart extends LocalCommand {
  static override summary = "Start the local endpoint, or report where it is running.";
  static override description =
    "Commands that need the endpoint start it automatically. Use this command to choose its port, which the data folder then keeps.";
  static override examples = [
    { description: "Start the endpoint", command: "npx wildrydes local start" },
    {
      description: "Test whether a policy is sufficient for the workshop",
      command: "npx wildrydes local start --caller-policy my-policy.json",
    },
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
    "caller-policy": Flags.string({
      summary:
        "Restrict your own calls to the IAM policy in this JSON file, as on AWS; `none` lifts it. Survives a restart.",
      helpValue: "FILE",
    }),
  };

  protected async work() {
    const { flags } = await this.parse(LocalStart);
    const folder = dataFolder();
    if (flags["caller-policy"] !== undefined) {
      const { setCallerPolicy } = await import("../../workshop/endpoint/caller-policy.ts");
      prepareFolder(folder);
      await setCallerPolicy(folder, flags["caller-policy"]);
    }
    const daemon = await ensureDaemon({
      dataFolder: folder,
      ...(flags.port === undefined ? {} : { port: flags.port }),
      insecureTestKeys: flags["insecure-test-keys"],
      version: this.config.version,
    });
    const held = readCallerPolicy(folder) !== undefined;
    return describeDaemon({ ...daemon, held }, await this.loadWords(...localAreas));
  }
}
