import { existsSync } from "node:fs";
import { aimHints } from "../../text/command-line.ts";
import type { Environment } from "../../workshop/environment.ts";
import { drillMarkFile } from "../../workshop/drills/drill-mark-file.ts";
import { readStoredChoice } from "../../workshop/stored-choice.ts";
import { chooseTarget, targetFromVariables, type TargetChoice } from "../../workshop/target.ts";
import { BaseCommand } from "./base-command.ts";
import { neededTargetFlags, targetFlags, targetFromFlags, type TargetFlagValues } from "../flags/target-flags.ts";

/** A command that works somewhere: it has the target flags, and opens the environment they name. */
export abstract class WorkshopCommand extends BaseCommand {
  static override baseFlags = targetFlags;

  /** Where the flags, the variables and the stored choice say to work. Every hint from now on leads there. */
  protected async chooseTarget(flags: TargetFlagValues): Promise<TargetChoice> {
    const sources = { variables: targetFromVariables(process.env), stored: await readStoredChoice(process.cwd()) };
    const choose = (given: TargetFlagValues): TargetChoice =>
      chooseTarget({ ...sources, flags: targetFromFlags(given) });
    const choice = choose(flags);
    aimHints(neededTargetFlags(flags, choose));
    return choice;
  }

  /**
   * Opens the environment the command works in, starting the local endpoint when it is needed.
   *
   * @param options.changes whether the command is going to change something: the target is then named first
   */
  protected async openEnvironment(
    flags: TargetFlagValues,
    options: { changes: boolean; agreed?: boolean | undefined; flag?: string },
  ): Promise<Environment> {
    if (flags.timeout !== undefined && this.limitsTime) this.limitTime(flags.timeout);
    const choice = await this.chooseTarget(flags);
    const { kind: target, region, profile, environment, endpointUrl } = choice;
    this.target = { target, region, profile, environment, endpointUrl };
    const [port, { connectTarget, openEnvironment }] = await Promise.all([
      this.openPort(options),
      import("../open-target.ts"),
    ]);
    const connected = await connectTarget(choice, this.config.version);
    const opened = await openEnvironment({
      ...connected,
      port,
      signal: this.signal,
      changes: options.changes,
      folder: process.cwd(),
    });
    if (this.warnsOfDrills && existsSync(drillMarkFile(process.cwd()))) await this.warnOfDrills(opened);
    return opened;
  }

  /** Whether `--timeout` limits the command, and nothing else. */
  protected readonly limitsTime: boolean = true;
  /** Whether a drill that was left on is shown. */
  protected readonly warnsOfDrills: boolean = true;

  private async warnOfDrills(environment: Environment): Promise<void> {
    const { drillsLeftOn } = await import("../../workshop/drills/drill-marker.ts");
    for (const { kind, functionName } of await drillsLeftOn(process.cwd(), environment.target))
      environment.port.notify({
        type: "warning",
        text: { code: "drill-still-on", values: { kind, function: functionName } },
      });
  }
}
