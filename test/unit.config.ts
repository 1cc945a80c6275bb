import { defineConfig } from "vitest/config";
import { packageRoot } from "../src/package-root.ts";
import { unitFiles } from "./unit-files.ts";

/** The tests of `npm run test:unit`: no build, no daemon, no process, no vision. */
export default defineConfig({
  test: {
    root: packageRoot,
    include: unitFiles,
    disableConsoleIntercept: true,
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
