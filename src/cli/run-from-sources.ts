import { Config } from "@oclif/core/config";
import type { FoundCommand } from "./find-command.ts";
import { catalogueOf, type Catalogue } from "./help/catalogue.ts";
import { usageOf } from "./help/usage-text.ts";
import type { ProgramOptions } from "./main.ts";

/** The commands as oclif finds them: from the sources, or where the package has no manifest. */
export interface Sources {
  readonly catalogue: Catalogue;
  /** Answers what the command's `run` returns. */
  run(found: FoundCommand): Promise<unknown>;
}

/** Loads every command. */
export async function openSources({ root, packageJson }: ProgramOptions): Promise<Sources> {
  const config =
    packageJson === undefined
      ? await Config.load({ root })
      : await Config.load({
          root,
          pjson: Object.assign({ name: "", version: "", oclif: {} }, packageJson),
          ignoreManifest: true,
        });
  const commands = config.commands.map((command) => ({ ...command, usage: usageOf(command, config) }));
  const { bin, version, pjson } = config;
  const topics = Object.fromEntries(config.topics.map(({ name, description = "" }) => [name, { description }]));
  const described = { version, description: pjson.description ?? "", oclif: { bin, topics } };
  return {
    catalogue: catalogueOf(described, commands),
    run: ({ id, rest }) => config.runCommand(id, [...rest], config.findCommand(id)),
  };
}
