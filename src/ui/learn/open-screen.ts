import { readTerminal, type Terminal } from "../terminal/terminal.ts";
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
  stdout.write(enter);
  stdout.on("resize", options.onResize);
  return {
    terminal: () => ({ ...readTerminal(), rows: stdout.rows > 0 ? stdout.rows : 24 }),
    show(screen) {
      current = screen;
      if (lent === undefined) stdout.write(`${clear}${screen.replaceAll("\n", "\r\n")}`);
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
        stdout.write(`${clear}${current.replaceAll("\n", "\r\n")}`);
      }
    },
    close() {
      stdout.off("resize", options.onResize);
      stopKeys();
      stdout.write(leave);
    },
  };
}
