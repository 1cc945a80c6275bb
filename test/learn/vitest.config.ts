import { defineConfig } from "vitest/config";
import { packageRoot } from "../../src/package-root.ts";

/** The author test of every lesson: `npm run test:learn`. */
export default defineConfig({
  test: {
    root: packageRoot,
    include: ["test/learn/all/**/*.learn.ts"],
    disableConsoleIntercept: true,
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
