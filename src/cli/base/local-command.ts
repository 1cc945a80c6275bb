import { BaseCommand } from "./base-command.ts";
import { globalFlags, targetFlags } from "../flags/target-flags.ts";

/** A command about the local endpoint itself: it works on this machine alone and takes no target. */
export abstract class LocalCommand extends BaseCommand {
  static override readonly notForLocal: readonly string[] = Object.keys(targetFlags).filter(
    (name) => !(name in globalFlags),
  );
}
