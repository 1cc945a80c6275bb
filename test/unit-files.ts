import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";

/**
 * The tests that need no build, no daemon, no process and no vision. A folder is listed here; a file in it is left out
 * when it imports a helper that starts an endpoint or a program or reads the build, or puts another module in the place of one: the files
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
const startsSomething =
  /vi\.mock\(|from "[^"]*(?:support\/(?:home|use-home|endpoint|use-test-endpoint|endpoint-folder|program-folder|bulk-environment|terminal|packed|moto|programs|run-cli|throttling-proxy)|service-host|states-host|node:child_process|\/dist\/|bin\/(?:json-contract|supported|third-party)\.ts)/;
/** Files that others in the same process would notice: other modules, clocks and languages, and CPU time that is measured. */
const disturbsOthers = /vi\.(?:mock|useFakeTimers|spyOn)\(|speakPseudoLanguages\(|process\.cpuUsage\(/;

function filesOf(pattern: string): { file: string; text: string }[] {
  const files = globSync(pattern, { cwd: packageRoot }).sort();
  return files.map((file) => ({ file, text: readFileSync(join(packageRoot, file), "utf8") }));
}

export const unitFiles = filesOf(`test/{${folders.join(",")}}/**/*.test.ts`)
  .filter(({ text }) => !startsSomething.test(text))
  .map(({ file }) => file);

/** The other tests that share a process: its start and the modules cost up to a second for each file. */
export const sharedFiles = filesOf("test/**/*.test.ts")
  .filter(({ file, text }) => !unitFiles.includes(file) && !disturbsOthers.test(text))
  .map(({ file }) => file);
