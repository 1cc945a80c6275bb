import { spawnSync } from "node:child_process";

/**
 * Programs a test drives as a user would. Where one is missing its tests are left out, except in CI, which installs
 * them and sets WILDRYDES_TEST_NO_SKIP so that a missing one fails.
 */
export const programs = {
  has(name: "aws" | "tmux" | "moto_server" | "script" | "cfn-lint"): boolean {
    const found = spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;
    const mayLack = name === "moto_server" || name === "script" || name === "cfn-lint";
    if (!found && !mayLack && process.env["WILDRYDES_TEST_NO_SKIP"])
      throw new Error(`${name} is needed here and was not found`);
    return found;
  },
};
