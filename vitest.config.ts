import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    disableConsoleIntercept: true,
    globalSetup: ["test/support/aws-cli.ts"],
    pool: "forks",
    // One more than the two cores there may be: many tests wait for processes more than they compute (272 s with two, 197 s).
    maxWorkers: 3,
    // A busy machine takes its time; a test that waits for something in vain fails all the same.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
