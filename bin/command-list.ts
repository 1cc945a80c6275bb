import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandList, DescribedCommand } from "../src/cli/help/catalogue.ts";
import { packageRoot } from "../src/package-root.ts";

/** The package and its commands as far as the help of the program names them, as JSON. */
export function renderCommandList(commands: readonly Pick<DescribedCommand, "id" | "summary" | "hidden">[]): string {
  const { version, description, oclif }: CommandList = JSON.parse(
    readFileSync(join(packageRoot, "package.json"), "utf8"),
  );
  const list: CommandList = {
    version,
    description,
    oclif: { bin: oclif.bin, topics: oclif.topics },
    commands: commands.map(({ id, summary, hidden }) => ({ id, summary, hidden })),
  };
  return JSON.stringify(list);
}

/** The same from the manifest in the package's folder. */
export function renderBuiltCommandList(): string {
  const { commands }: { commands: Readonly<Record<string, DescribedCommand>> } = JSON.parse(
    readFileSync(join(packageRoot, "oclif.manifest.json"), "utf8"),
  );
  return renderCommandList(Object.values(commands));
}
