/**
 * Writes oclif.manifest.json, which lets the program start without loading its commands, the list of commands in dist that
 * the program's help reads, the command reference of README.md, and the type of the help's texts in src/text/help-text.ts, all from the built commands; the list of
 * libraries in docs/third-party.md, and what the local endpoint supports in docs/supported.md. With --check it writes
 * nothing, and fails when one is stale.
 *
 *     node bin/build.ts && node bin/manifest.ts [--check]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Config } from "@oclif/core/config";
import type { Command } from "@oclif/core";
import { commandListFile } from "../src/cli/help/catalogue.ts";
import { usageOf } from "../src/cli/help/usage-text.ts";
import { packageRoot } from "../src/package-root.ts";
import { renderCommandList } from "./command-list.ts";
import { helpTextFile, helpTextsOf, renderHelpTexts } from "./help-texts.ts";
import { renderSupported, supportedDocument } from "./supported.ts";
import { renderThirdParty, thirdPartyDocument } from "./third-party.ts";

const readme = join(packageRoot, "README.md");
const manifestFile = join(packageRoot, "oclif.manifest.json");
const begin = "<!-- commands -->";
const end = "<!-- commands end -->";

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly oclif: Parameters<typeof helpTextsOf>[0];
}

/** The files this script makes, by path, with the content they should have. */
export async function generateFiles(): Promise<Map<string, string>> {
  const packageJson: PackageJson = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  const { description, oclif } = packageJson;
  // From the sources: the built commands need the program's own loader.
  const pjson = { ...packageJson, oclif: { ...oclif, commands: "./src/commands" } };
  const config = await Config.load({ root: packageRoot, pjson, ignoreManifest: true });
  const commands = config.commands.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const manifest = {
    commands: Object.fromEntries(
      commands.map((command) => [
        command.id,
        {
          ...command,
          usage: usageOf(command, config),
          isESM: false,
          relativePath: builtPath(command.relativePath),
        },
      ]),
    ),
    version: packageJson.version,
  };
  const text = readFileSync(readme, "utf8");
  const [before, after] = [text.split(begin)[0], text.split(end)[1]];
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${begin} … ${end}`);
  const helpTexts = [description, ...helpTextsOf(oclif, Object.values(manifest.commands))];
  return new Map([
    [join(packageRoot, commandListFile), renderCommandList(Object.values(manifest.commands))],
    [manifestFile, `${JSON.stringify(manifest, undefined, 2)}\n`],
    [helpTextFile, renderHelpTexts(helpTexts)],
    [thirdPartyDocument, await renderThirdParty()],
    [supportedDocument, await renderSupported()],
    [readme, `${before}${begin}\n${describeCommands(Object.values(manifest.commands))}\n${end}${after}`],
  ]);
}

/** `src/commands/faces/delete.ts` as the build names it, in parts. */
function builtPath(path: readonly string[] = []): string[] {
  return ["dist", ...path.slice(1)].map((part) => part.replace(/\.ts$/, ".cjs"));
}

function describeCommands(commands: readonly Command.Cached[]): string {
  const rows = commands.map((command) => {
    const id = command.id.replaceAll(":", " ");
    return `| \`${id}${describeArguments(command)}\` | ${command.summary ?? ""} |`;
  });
  return ["| command | what it does |", "|---|---|", ...rows].join("\n");
}

function describeArguments(command: Command.Cached): string {
  const args = Object.values(command.args).map((arg) =>
    arg.required ? ` ${arg.name.toUpperCase()}` : ` [${arg.name.toUpperCase()}]`,
  );
  const flags = Object.values(command.flags)
    .filter((flag) => flag.required)
    .map((flag) =>
      ` --${flag.name} ${flag.type === "option" ? (flag.options?.join("\\|") ?? flag.helpValue ?? flag.name.toUpperCase()) : ""}`.trimEnd(),
    );
  return [...args, ...flags].join("");
}

if (import.meta.main) {
  const check = process.argv.includes("--check");
  for (const [file, content] of await generateFiles()) {
    if (readFileSync(file, { encoding: "utf8", flag: "a+" }) === content) continue;
    if (check) {
      console.error(`${file} is stale: run npm run manifest`);
      process.exitCode = 1;
    } else writeFileSync(file, content);
  }
}
