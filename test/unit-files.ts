import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";

/**
 * The tests that need no build, no daemon, no process and no vision. A folder is listed here; a file in it is left out
 * when it imports a helper that starts an endpoint or a program, or puts another module in the place of one: the files
 * share one process and its modules.
 */
const folders = [
  "aws",
  "bin",
  "cli",
  "docs",
  "local/{access,event-patterns,protocol,states-language}",
  "templates",
  "text",
  "ui",
  "workshop",
];
const needsOwnProcess =
  /vi\.mock\(|from "[^"]*(?:support\/(?:home|endpoint|bulk-environment|terminal|packed|moto|programs|run-cli|throttling-proxy)|service-host|states-host|node:child_process|\/dist\/)/;

export const unitFiles = globSync(`test/{${folders.join(",")}}/**/*.test.ts`, { cwd: packageRoot })
  .filter((file) => !needsOwnProcess.test(readFileSync(join(packageRoot, file), "utf8")))
  .sort();
