import type { Words } from "../../text/words.ts";
import type { SetupResult } from "../../workshop/setup/setup.ts";
import { drawPairs } from "../terminal/pairs.ts";

/** The stack's outputs, and the next thing to do. */
export function drawSetup(result: SetupResult, words: Words<"screen-setup">): string {
  const outputs = Object.entries(result.outputs).sort(([one], [other]) => one.localeCompare(other));
  return [
    words.say(result.changed ? "setup-done" : "setup-unchanged", { stack: result.stack.name }),
    "",
    drawPairs(outputs),
    "",
    words.say("setup-photos", { keys: result.photos.keys }),
    "",
    words.say("setup-next"),
  ].join("\n");
}
