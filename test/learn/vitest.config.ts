import { defineConfig } from "vitest/config";
import { packageRoot } from "../../src/package-root.ts";
import { programLoadedByNode } from "../support/program-loaded-by-node.ts";

/** The author test of every lesson: `npm run test:learn`. */
export default defineConfig({
  test: {
    root: packageRoot,
    include: ["test/learn/all/**/*.learn.ts"],
    disableConsoleIntercept: true,
    pool: "forks",
    server: programLoadedByNode,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
