import { defineConfig } from "vitest/config";
import { packageRoot } from "../../src/package-root.ts";
import { programTests } from "../support/program-tests.ts";

/**
 * The whole families of which `npm test` runs a sample: the files named `*.all.ts` (`npm run test:e2e`). Those of the
 * texts are in `npm run test:acceptance`.
 */
export default defineConfig({
  test: {
    root: packageRoot,
    include: ["test/**/*.all.ts"],
    exclude: ["test/acceptance/**"],
    ...programTests,
    testTimeout: 400_000,
    hookTimeout: 400_000,
  },
});
