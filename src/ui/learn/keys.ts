import { emitKeypressEvents } from "node:readline";

/** One key as it was pressed: a character, `enter`, `backspace`, `interrupt` for Ctrl-C, `end` for Ctrl-D. */
export type PressedKey = string;

const movingKeys: ReadonlySet<string> = new Set(["up", "down", "pageup", "pagedown", "escape"]);

/**
 * Reads single keys, without Enter, until it is closed.
 *
 * @param options.arrows also `up`, `down`, `pageup`, `pagedown` and `escape`
 */
export function readKeys(
  onKey: (key: PressedKey) => void,
  { stdin = process.stdin, arrows = false }: { stdin?: NodeJS.ReadStream; arrows?: boolean } = {},
): () => void {
  const listen = (
    text: string | undefined,
    key: { name?: string; ctrl?: boolean; meta?: boolean } | undefined,
  ): void => {
    if (key?.ctrl === true) {
      if (key.name === "c") onKey("interrupt");
      if (key.name === "d") onKey("end");
      return;
    }
    if (key?.name === "return" || key?.name === "enter") onKey("enter");
    else if (key?.name === "backspace") onKey("backspace");
    else if (arrows && movingKeys.has(key?.name ?? "")) onKey(key?.name ?? "");
    else if (text !== undefined && key?.meta !== true) onKey(text);
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.on("keypress", listen);
  stdin.resume();
  return () => {
    stdin.off("keypress", listen);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
