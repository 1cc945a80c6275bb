import { readTerminal, type Terminal } from "../terminal/terminal.ts";
import { width } from "../terminal/width.ts";
import { countRows } from "../terminal/wrap-text.ts";
import { readKeys, type PressedKey } from "./keys.ts";

/** A terminal that shows one screen and reads single keys. */
export interface KeyScreen {
  readonly terminal: () => Terminal & { readonly rows: number };
  show(screen: string): void;
  /** Whether something else writes to the terminal now. */
  lent(): boolean;
  /** Lets something write lines, waits for a key after it, and shows the screen again. */
  lend<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

const [enter, leave, clear] = ["\u001B[?1049h\u001B[?25l", "\u001B[?25h\u001B[?1049l", "\u001B[H\u001B[2J"];

/**
 * Draws over what stands there, in one write, so that nothing flickers (ECMA-48, CUP, EL and ED). A line is cleared
 * before it is written: behind a full one the cursor stands on its last cell. The terminal breaks longer lines, and the
 * rest of their last row is cleared as well.
 */
function drawOver(screen: string, { rows, columns }: { rows: number; columns: number }): string {
  const lines = screen.split("\n").map((line) => {
    const longer = width(line) > columns && width(line) % columns !== 0;
    return `\u001B[2K${line}${longer ? "\u001B[K" : ""}`;
  });
  const rest = countRows(screen, columns) < rows ? "\r\n\u001B[J" : "";
  return `\u001B[H${lines.join("\r\n")}${rest}`;
}

/** Keys that end the course whatever the screen shows. */
const leavingKeys = new Set<PressedKey>(["end", "interrupt"]);

/** Opens the terminal's second screen, so that what stood there comes back at the end. */
export function openKeyScreen(options: {
  onKey: (key: PressedKey) => void;
  onResize: () => void;
  waitText: string;
  /** Whether keys that move are taken, too. */
  arrows?: boolean;
}): KeyScreen {
  const { stdout } = process;
  let lent: ((key: PressedKey) => void) | undefined;
  let current = "";
  const stopKeys = readKeys(
    (key) => (lent === undefined || leavingKeys.has(key) ? options.onKey(key) : lent(key)),
    options,
  );
  // A terminal that was resized has moved what stood there.
  const onResize = (): void => {
    current = "";
    options.onResize();
  };
  stdout.write(enter + clear);
  stdout.on("resize", onResize);
  return {
    terminal: () => ({ ...readTerminal(), rows: sizeOf(stdout).rows }),
    show(screen) {
      if (lent === undefined && screen !== current) stdout.write(drawOver(screen, sizeOf(stdout)));
      current = screen;
    },
    lent: () => lent !== undefined,
    async lend(work) {
      const { promise, resolve } = Promise.withResolvers<PressedKey>();
      lent = () => {};
      stdout.write(clear);
      try {
        const value = await work();
        lent = resolve;
        stdout.write(`\r\n ${options.waitText}`);
        await promise;
        return value;
      } finally {
        lent = undefined;
        stdout.write(drawOver(current, sizeOf(stdout)));
      }
    },
    close() {
      stdout.off("resize", onResize);
      stopKeys();
      stdout.write(leave);
    },
  };
}

function sizeOf({ rows, columns }: { rows: number; columns: number }): { rows: number; columns: number } {
  return { rows: rows > 0 ? rows : 24, columns: columns > 0 ? columns : 80 };
}
