import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A command as the manifest describes it, as far as help needs it. */
export interface DescribedCommand {
  /** `faces:delete`. */
  readonly id: string;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  /** Arguments and flags in the notation of docopt, such as `ID [-y] [--json]`; the manifest holds it. */
  readonly usage?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly args: Readonly<Record<string, DescribedArgument>>;
  readonly flags: Readonly<Record<string, DescribedFlag>>;
  readonly examples?: readonly (DescribedExample | string)[] | undefined;
}

export interface DescribedArgument {
  readonly name: string;
  readonly description?: string | undefined;
  readonly required?: boolean | undefined;
  readonly multiple?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly default?: unknown;
  readonly options?: readonly string[] | undefined;
}

export interface DescribedFlag {
  readonly name: string;
  readonly type: "boolean" | "option";
  readonly char?: string | undefined;
  readonly summary?: string | undefined;
  readonly helpGroup?: string | undefined;
  readonly helpValue?: string | readonly string[] | undefined;
  readonly multiple?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly allowNo?: boolean | undefined;
  readonly default?: unknown;
  readonly options?: readonly string[] | undefined;
}

export interface DescribedExample {
  readonly description: string;
  readonly command: string;
}

/** Everything that help is about. */
export interface Catalogue {
  readonly bin: string;
  readonly version: string;
  readonly description: string;
  readonly commands: ReadonlyMap<string, DescribedCommand>;
  /** Summaries of topics, by the first words of their commands; every command is a topic too. */
  readonly topics: ReadonlyMap<string, string>;
}

/** The package's own description of its topics. */
interface DescribedPackage {
  readonly version: string;
  readonly description: string;
  readonly oclif: { readonly bin: string; readonly topics: Readonly<Record<string, { readonly description: string }>> };
}

/** Reads the manifest; undefined when the package has none. */
export function readCatalogue(root: string): Catalogue | undefined {
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  try {
    const { commands }: { commands: Readonly<Record<string, DescribedCommand>> } = JSON.parse(
      read("oclif.manifest.json"),
    );
    const described: DescribedPackage = JSON.parse(read("package.json"));
    return catalogueOf(described, Object.values(commands));
  } catch {
    return undefined;
  }
}

/** The package and its commands with no more than their ids and summaries, as the build writes them. */
export interface CommandList extends DescribedPackage {
  readonly commands: readonly Pick<DescribedCommand, "id" | "summary" | "hidden">[];
}

/** Where the build writes the list, from the package's folder. The manifest is fifty times as long. */
export const commandListFile = "dist/commands.json";

/** Reads the list, which is enough for the help of the program; undefined when there is none. */
export function readCommandList(root: string): Catalogue | undefined {
  try {
    const list: CommandList = JSON.parse(readFileSync(join(root, commandListFile), "utf8"));
    return catalogueOf(
      list,
      list.commands.map((command) => ({ ...command, args: {}, flags: {} })),
    );
  } catch {
    return undefined;
  }
}

/** Puts a package and its commands together. */
export function catalogueOf(
  { version, description, oclif }: DescribedPackage,
  all: readonly DescribedCommand[],
): Catalogue {
  const shown = all.filter(({ hidden }) => hidden !== true).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const topics = new Map(Object.entries(oclif.topics).map(([name, topic]) => [name, topic.description]));
  for (const { id, summary = "" } of shown)
    for (let parts = id.split(":"); parts.length > 0; parts = parts.slice(0, -1))
      if (!topics.has(parts.join(":"))) topics.set(parts.join(":"), summary);
  return { bin: oclif.bin, version, description, commands: new Map(shown.map((one) => [one.id, one])), topics };
}
