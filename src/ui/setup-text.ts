import type { SetupResult } from "../workshop/setup/setup.ts";
import { drawPairs } from "./pairs.ts";

/** The stack's outputs, and the next thing to do. */
export function drawSetup(result: SetupResult): string {
  const head = result.changed
    ? `The environment is set up. Outputs of the stack ${result.stack.name}:`
    : `Nothing had to be changed: the environment is set up. Outputs of the stack ${result.stack.name}:`;
  const outputs = Object.entries(result.outputs).sort(([one], [other]) => one.localeCompare(other));
  return [
    head,
    "",
    drawPairs(outputs),
    "",
    `Photos: ${result.photos.keys.join(", ")}`,
    "",
    "Next: npx wildrydes deploy-machine --stage 1",
  ].join("\n");
}
