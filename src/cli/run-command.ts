import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "@oclif/core/command";
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
  return new Class([...options.argv], new ProgramConfig(options.root)).run();
}

function readVersion(root: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return version;
}

/** Loads a file of a build, named from `dist`: `commands/faces/delete.cjs`. */
export type LoadBuilt = (name: string) => { readonly default: CommandClass };

type CommandClass = (new (argv: string[], config: ProgramConfig) => Command) & { id: string };

/**
 * The part of oclif's configuration that commands and oclif's parser read. There are no hooks, and no plugins that could
 * have some.
 */
class ProgramConfig {
  readonly root: string;
  readonly version: string;

  constructor(root: string) {
    this.root = root;
    this.version = readVersion(root);
  }

  runHook(): Promise<{ failures: []; successes: [] }> {
    return Promise.resolve({ failures: [], successes: [] });
  }
}
