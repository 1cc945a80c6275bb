import { defineConfig } from "vitest/config";
import { programLoadedByNode } from "../support/program-loaded-by-node.ts";

/**
 * Every acceptance example of the workshop's texts (`npm run test:acceptance`). `npm test` runs a sample: the files
 * named `*.test.ts`. The files named `*.all.ts` run here alone.
 */
export default defineConfig({
  test: {
    include: ["test/acceptance/**/*.test.ts", "test/acceptance/**/*.all.ts"],
    disableConsoleIntercept: true,
    globalSetup: ["test/support/compile-cache.ts", "test/support/aws-cli.ts"],
    pool: "forks",
    server: programLoadedByNode,
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
