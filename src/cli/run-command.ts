import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "@oclif/core/command";
import { Config } from "@oclif/core/config";

/** Where a command's class lies, as the manifest tells it. */
export interface KnownCommand {
  readonly id: string;
  readonly version: string;
  readonly file: string;
}

/** The commands of the manifest, by id; undefined when the package has none. */
export function readManifest(root: string): ReadonlyMap<string, KnownCommand> | undefined {
  try {
    const { commands, version }: Manifest = JSON.parse(readFileSync(join(root, "oclif.manifest.json"), "utf8"));
    return new Map(
      Object.values(commands).map(({ id, relativePath }) => [id, { id, version, file: join(root, ...relativePath) }]),
    );
  } catch {
    return undefined;
  }
}

interface Manifest {
  readonly version: string;
  readonly commands: Readonly<Record<string, { readonly id: string; readonly relativePath: readonly string[] }>>;
}

/**
 * Runs one command without loading oclif's configuration, which looks for plugins, hooks, the shell and the platform,
 * and does so twice: commands read nothing of it but the version.
 *
 * @returns what the command's `run` returns
 */
export async function runCommand(
  { id, version, file }: KnownCommand,
  options: { argv: readonly string[]; root: string },
): Promise<unknown> {
  const loaded: { readonly default: CommandClass } = await import(pathToFileURL(file).href);
  const { default: Class } = loaded;
  Class.id = id;
  const config = new HooklessConfig({ root: options.root });
  config.version = version;
  return new Class([...options.argv], config).run();
}

type CommandClass = (new (argv: string[], config: Config) => Command) & { id: string };

/** This program has no hooks and no plugins that could have some. */
class HooklessConfig extends Config {
  override runHook(): ReturnType<Config["runHook"]> {
    return Promise.resolve({ failures: [], successes: [] });
  }
}
