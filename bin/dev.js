#!/usr/bin/env node
// Runs the program from its TypeScript sources, as the bundles in dist would run.
import { fileURLToPath } from "node:url";
import { settings } from "@oclif/core/settings";
import { runProgram } from "../src/cli/main.ts";

settings.enableAutoTranspile = false;
const root = fileURLToPath(new URL("..", import.meta.url));
process.exit(await runProgram(process.argv.slice(2), { root, fromSources: true }));
