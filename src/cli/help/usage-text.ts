import type { Command } from "@oclif/core/command";
import type { Config } from "@oclif/core/config";
import { CommandHelp } from "@oclif/core/help";

/** A command's arguments and flags in the notation of docopt, as oclif writes them: `ID [-y] [--json]`. */
export function usageOf(command: Command.Cached, config: Config): string {
  return new UsageHelp(command, config).text();
}

class UsageHelp extends CommandHelp {
  constructor(command: Command.Cached, config: Config) {
    super(
      {
        ...command,
        flags: withoutNeeds(command.flags),
        load: () => Promise.reject(new Error("Help does not run commands")),
      },
      config,
      {
        maxWidth: Number.POSITIVE_INFINITY,
      },
    );
  }

  text(): string {
    return this.defaultUsage()
      .replace("<%= command.id %>", "")
      .replaceAll(/ \|(?:\s+\|)+/g, " |")
      .trim();
  }
}

/** A flag that needs another gets separate brackets: otherwise oclif writes the other flag, and what excludes it, twice. */
function withoutNeeds(flags: Command.Cached["flags"]): Command.Cached["flags"] {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => {
      const alone = { ...flag };
      delete alone.dependsOn;
      return [name, alone];
    }),
  );
}
