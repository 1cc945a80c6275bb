import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./test/slowest-first.ts";
import { programLoadedByNode } from "./test/support/program-loaded-by-node.ts";
import { sharedFiles, unitFiles } from "./test/unit-files.ts";

export default defineConfig({
  test: {
    disableConsoleIntercept: true,
    globalSetup: ["test/support/compile-cache.ts", "test/support/aws-cli.ts"],
    pool: "forks",
    // Young objects of a test die young: with room for them, V8 clears its heap less often.
    execArgv: ["--min-semi-space-size=16", "--max-semi-space-size=32"],
    server: programLoadedByNode,
    // One more than the two cores there may be: many tests wait for processes more than they compute. Four save 2 %.
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    // A busy machine takes its time; a test that waits for something in vain fails all the same.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // A process for each file costs up to two seconds, most of it for the modules that it imports: many files share one.
      { extends: true, test: { name: "unit", include: unitFiles, isolate: false } },
      { extends: true, test: { name: "shared", include: sharedFiles, isolate: false } },
      {
        extends: true,
        test: { name: "alone", include: ["test/**/*.test.ts"], exclude: [...unitFiles, ...sharedFiles] },
      },
    ],
  },
});
