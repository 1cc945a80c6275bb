import { programLoadedByNode } from "./program-loaded-by-node.ts";

/** The settings of suites that run the built program: two files at a time, each in its own process. */
export const programTests = {
  disableConsoleIntercept: true,
  globalSetup: ["test/support/compile-cache.ts", "test/support/aws-cli.ts"],
  pool: "forks" as const,
  server: programLoadedByNode,
  maxWorkers: 2,
  expect: { poll: { timeout: 20_000 } },
};
