import { defineConfig } from "vitest/config";
import { packageRoot } from "../../src/package-root.ts";
import { programLoadedByNode } from "../support/program-loaded-by-node.ts";

/**
 * The whole families of which `npm test` runs a sample: the files named `*.all.ts` (`npm run test:e2e`). Those of the
 * texts are in `npm run test:acceptance`.
 */
export default defineConfig({
  test: {
    root: packageRoot,
    include: ["test/**/*.all.ts"],
    exclude: ["test/acceptance/**"],
    disableConsoleIntercept: true,
    globalSetup: ["test/support/compile-cache.ts", "test/support/aws-cli.ts"],
    pool: "forks",
    server: programLoadedByNode,
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 400_000,
    hookTimeout: 400_000,
  },
});
