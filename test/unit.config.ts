import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { packageRoot } from "../src/package-root.ts";

/**
 * The tests of `npm run test:unit`: no build, no daemon, no process, no vision. A folder is listed here; a file in it is
 * left out when it imports a helper that starts an endpoint or a program.
 */
const folders = [
  "aws",
  "cli",
  "docs",
  "local/{access,event-patterns,protocol,states-language}",
  "templates",
  "text",
  "ui",
  "workshop",
];
const startsSomething =
  /from "[^"]*(?:support\/(?:home|endpoint|bulk-environment|terminal|packed|moto|programs|run-cli|throttling-proxy)|service-host|states-host|node:child_process|\/dist\/)/;

export default defineConfig({
  test: {
    root: packageRoot,
    include: globSync(`test/{${folders.join(",")}}/**/*.test.ts`, { cwd: packageRoot }).filter(
      (file) => !startsSomething.test(readFileSync(join(packageRoot, file), "utf8")),
    ),
    disableConsoleIntercept: true,
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
  },
});
