import { setTimeout as sleep } from "node:timers/promises";
import { canRedraw } from "./terminal.ts";
import { fitStream, writeReadable } from "./write.ts";

/** Clears the screen and goes to its first cell (ECMA-48, ED and CUP). */
const clearScreen = "\u001B[2J\u001B[H";

/** Draws a text again and again until the signal comes, in place where the stream can do that. */
export async function redraw(
  draw: () => Promise<string>,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
): Promise<never> {
  for (;;) {
    const text = await draw();
    signal.throwIfAborted();
    if (canRedraw(process.stdout)) process.stdout.write(`${clearScreen}${fitStream(process.stdout, text)}\n`);
    else await writeReadable(text);
    await sleep(everyMs, undefined, { signal });
  }
}
