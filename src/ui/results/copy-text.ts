import type { Words } from "../../text/words.ts";
import type { CopyResult } from "../../workshop/copy/copy.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatBytes } from "../terminal/quantity.ts";

/** How many keys of a list are named. */
const named = 20;

/** Draws what was copied, and both sides compared. */
export function drawCopy(result: CopyResult, words: Words<"screen-copy" | "labels">): string {
  const { copied, same, gone, deleted, source, destination } = result;
  const lists = [
    ["copy-extra", result.extra],
    ["copy-missing", result.missing],
    ["copy-different", result.different],
    ["copy-too-large", result.tooLarge],
  ] as const;
  return [
    words.say(copied + deleted === 0 ? "copy-unchanged" : "copy-done", { copied, same, gone, deleted }),
    "",
    drawPairs([
      [result.from, words.say("copy-count", { count: source.objects, size: formatBytes(source.bytes) })],
      [result.to, words.say("copy-count", { count: destination.objects, size: formatBytes(destination.bytes) })],
    ]),
    ...lists.flatMap(([code, keys]) => (keys.length === 0 ? [] : ["", words.say(code, listed(keys))])),
  ].join("\n");
}

function listed(keys: readonly string[]): { count: number; keys: string; more: number } {
  return {
    count: keys.length,
    keys: keys.slice(0, named).join(", "),
    more: Math.max(0, keys.length - named),
  };
}
