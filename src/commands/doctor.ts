import { dataFolder } from "../cli/data-folder.ts";
import { explainFailure } from "../cli/explain-failure.ts";
import type { TargetFlagValues } from "../cli/target-flags.ts";
import { WorkshopCommand } from "../cli/workshop-command.ts";
import { exitCodes } from "../exit-codes.ts";
import { failureAreas } from "../text/words.ts";
import { drawChecks } from "../ui/doctor-text.ts";
import type { Check } from "../workshop/doctor/check.ts";

export default class Doctor extends WorkshopCommand {
  static override summary = "Check whether everything is ready for the workshop, and change nothing.";
  static override description =
    "Looks at Node.js, the disk, the endpoint or the credentials, the region, quotas, permissions, environments that are there, and the clock. The exit code is 3 when a check fails.";
  static override examples = [
    { description: "Check this machine", command: "npx wildrydes doctor" },
    { description: "Check an account before the workshop", command: "npx wildrydes doctor --target aws --json" },
  ];

  protected async work() {
    const { flags } = await this.parse(Doctor);
    const [{ checkThisMachine }, words] = await Promise.all([
      import("../workshop/doctor/machine-checks.ts"),
      this.loadWords("labels", "problems", ...failureAreas),
    ]);
    const checks = [...(await checkThisMachine({ dataFolder: dataFolder() })), ...(await this.checkTarget(flags))];
    const failed = checks.filter(({ status }) => status === "failed").map(({ check }) => check);
    const text = drawChecks(checks, this.terminal, words);
    if (failed.length === 0) return { result: { checks }, text };
    const error = { code: "doctor-failed", values: { failed } } as const;
    return { result: { checks }, text, error, exitCode: exitCodes.preflight };
  }

  /** Without credentials, or without the endpoint, there is nothing more to look at. */
  private async checkTarget(flags: TargetFlagValues): Promise<Check[]> {
    const choice = await this.chooseTarget(flags);
    const check = choice.kind === "aws" ? "credentials" : "endpoint";
    try {
      const environment = await this.openEnvironment(flags, { changes: false });
      const { account, region, endpointUrl } = environment.target;
      const reached: Check = {
        check,
        status: "ok",
        finding: { code: "check-reached", values: { account, region, endpointUrl } },
      };
      const { checkAccount } = await import("../workshop/doctor/account-checks.ts");
      return [reached, ...(await checkAccount(environment))];
    } catch (error) {
      const failure = explainFailure(error, { target: choice.kind, region: choice.region });
      if (failure.error.code === "unexpected") throw error;
      return [{ check, status: "failed", finding: { code: "check-not-reached" }, error: failure.error }];
    }
  }
}
