import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Config } from "@oclif/core/config";
import { catalogueOf, type Catalogue } from "./help/catalogue.ts";
import { usageOf } from "./help/usage-text.ts";

const known = new Map<string, Promise<Catalogue>>();

/** The commands as oclif finds them in the sources, all of which it loads: for help, and for words that name none. */
export function readSources(root: string): Promise<Catalogue> {
  const catalogue = known.get(root) ?? loadSources(root);
  known.set(root, catalogue);
  return catalogue;
}

async function loadSources(root: string): Promise<Catalogue> {
  const packageJson: { oclif: object } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const config = await Config.load({
    root,
    pjson: { name: "", version: "", ...packageJson, oclif: { ...packageJson.oclif, commands: "./src/commands" } },
    ignoreManifest: true,
  });
  const commands = config.commands.map((command) => ({ ...command, usage: usageOf(command, config) }));
  const { bin, version, pjson } = config;
  const topics = Object.fromEntries(config.topics.map(({ name, description = "" }) => [name, { description }]));
  return catalogueOf({ version, description: pjson.description ?? "", oclif: { bin, topics } }, commands);
}
