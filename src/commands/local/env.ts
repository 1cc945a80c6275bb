import { join } from "node:path";
import * as Flags from "@oclif/core/flags";
import type { TargetFlagValues } from "../../cli/target-flags.ts";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import {
  localVariables,
  shellLines,
  withoutLocalVariables,
  type ShellVariables,
} from "../../workshop/local-variables.ts";
import { defaultRegion } from "../../workshop/target.ts";

export default class LocalEnv extends WorkshopCommand {
  static override summary = "Print shell lines that point the aws CLI and every SDK at the local endpoint.";
  static override description = "Starts the endpoint when it does not run. It then stays until `local stop`.";
  static override examples = [
    { description: "Use the aws CLI on this machine", command: 'eval "$(npx wildrydes local env)"' },
    { description: "Take it back", command: 'eval "$(npx wildrydes local env --unset)"' },
  ];
  static override flags = { unset: Flags.boolean({ summary: "Print the lines that take it back." }) };

  protected async work() {
    const { flags } = await this.parse(LocalEnv);
    const variables = flags.unset ? withoutLocalVariables() : await this.variables(flags);
    return { result: variables, text: shellLines(variables) };
  }

  private async variables(flags: TargetFlagValues): Promise<ShellVariables> {
    const { region = defaultRegion } = await this.chooseTarget({ region: flags.region, target: "local" });
    const [{ ensureDaemon }, { dataFolder }, { readAwsCliVersion, readsEndpointUrl }] = await Promise.all([
      import("../../local/daemon/index.ts"),
      import("../../cli/data-folder.ts"),
      import("../../workshop/aws-cli.ts"),
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
        text: `The aws CLI found here is ${version}, which does not read AWS_ENDPOINT_URL (2.13 and 1.29 do). Pass --endpoint-url ${daemon.url} to it.`,
      });
    return localVariables({
      url: daemon.url,
      credentials: daemon.credentials,
      region,
      present: Object.keys(process.env),
    });
  }
}
