import { join } from "node:path";
import * as Flags from "@oclif/core/flags";
import { LocalCommand } from "../../cli/base/local-command.ts";
import {
  localVariables,
  shellLines,
  withoutLocalVariables,
  type ShellVariables,
} from "../../workshop/endpoint/local-variables.ts";
import { readStoredChoice } from "../../workshop/stored-choice.ts";
import { chooseTarget, defaultRegion, targetFromVariables } from "../../workshop/target.ts";

export default class LocalEnv extends LocalCommand {
  static override summary = "Print shell lines that point the aws CLI and every SDK at the local endpoint.";
  static override description = "Starts the endpoint if it is not running. The endpoint then runs until `local stop`.";
  static override examples = [
    { description: "Use the aws CLI on this machine", command: 'eval "$(npx wildrydes local env)"' },
    { description: "Undo it", command: 'eval "$(npx wildrydes local env --unset)"' },
  ];
  static override flags = {
    unset: Flags.boolean({ summary: "Print the lines that undo it." }),
    region: Flags.string({ summary: `Region for the aws CLI and SDKs (default ${defaultRegion}).` }),
  };

  protected async work() {
    const { flags } = await this.parse(LocalEnv);
    const variables = flags.unset ? withoutLocalVariables() : await this.variables(flags.region);
    return { result: variables, text: shellLines(variables) };
  }

  private async variables(requested: string | undefined): Promise<ShellVariables> {
    const { region = defaultRegion } = chooseTarget({
      flags: { region: requested, target: "local" },
      variables: targetFromVariables(process.env),
      stored: await readStoredChoice(process.cwd()),
    });
    const [{ ensureDaemon }, { dataFolder }, { readAwsCliVersion, readsEndpointUrl }] = await Promise.all([
      import("../../local/daemon/index.ts"),
      import("../../cli/data-folder.ts"),
      import("../../workshop/endpoint/aws-cli.ts"),
    ]);
    const folder = dataFolder();
    const [daemon, port] = await Promise.all([
      ensureDaemon({ dataFolder: folder, idleMinutes: 0, version: this.config.version }),
      this.openPort(),
    ]);
    const version = await readAwsCliVersion(join(folder, "aws-cli.json"));
    if (version !== undefined && !readsEndpointUrl(version))
      port.notify({
        type: "warning",
        text: { code: "aws-cli-too-old", values: { version, url: daemon.url } },
      });
    return localVariables({
      url: daemon.url,
      credentials: daemon.credentials,
      region,
      present: Object.keys(process.env),
    });
  }
}
