import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "@oclif/core/command";
import { Config } from "@oclif/core/config";
import type { CommandFile } from "./find-command.ts";

/**
 * Runs one command without loading oclif's configuration, which looks for plugins, hooks, the shell and the platform,
 * and does so twice: commands read nothing of it but the version.
 *
 * @returns what the command's `run` returns
 */
export async function runCommand(
  { id, file }: CommandFile,
  options: { argv: readonly string[]; root: string; load?: LoadBuilt | undefined },
): Promise<unknown> {
  const loaded: { readonly default: CommandClass } = options.load
    ? options.load(relative(join(options.root, "dist"), file).replaceAll("\\", "/"))
    : await import(pathToFileURL(file).href);
  const { default: Class } = loaded;
  Class.id = id;
  const config = new HooklessConfig({ root: options.root });
  config.version = readVersion(options.root);
  return new Class([...options.argv], config).run();
}

function readVersion(root: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return version;
}

/** Loads a file of a build, named from `dist`: `commands/faces/delete.cjs`. */
export type LoadBuilt = (name: string) => { readonly default: CommandClass };

type CommandClass = (new (argv: string[], config: Config) => Command) & { id: string };

/** This program has no hooks and no plugins that could have some. */
class HooklessConfig extends Config {
  override runHook(): ReturnType<Config["runHook"]> {
    return Promise.resolve({ failures: [], successes: [] });
  }
}
