#!/usr/bin/env node
// Runs the program from its TypeScript sources, as the bundles in dist would run.
import { readFileSync } from "node:fs";
import { settings } from "@oclif/core/settings";
import { runProgram } from "../src/cli/main.ts";

settings.enableAutoTranspile = false;
const root = new URL("..", import.meta.url).pathname;
const packageJson = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
packageJson.oclif.commands = "./src/commands";
process.exit(await runProgram(process.argv.slice(2), { root, packageJson }));
