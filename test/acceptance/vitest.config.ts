import { defineConfig } from "vitest/config";
import { programTests } from "../support/program-tests.ts";

/**
 * Every acceptance example of the workshop's texts (`npm run test:acceptance`). `npm test` runs a sample: the files
 * named `*.test.ts`. The files named `*.all.ts` run here alone.
 */
export default defineConfig({
  test: {
    include: ["test/acceptance/**/*.test.ts", "test/acceptance/**/*.all.ts"],
    ...programTests,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
