import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Home } from "./home.ts";

/** A terminal of a fixed size with a shell in it, seen as a person sees it. */
export interface Screen {
  /** Types a line and presses Enter. */
  enter(line: string): Promise<void>;
  /** Presses a key by tmux's name for it: `C-c`, `Enter`, `q`. */
  press(key: string): Promise<void>;
  /** Empties the screen and what scrolled off it. */
  clear(): Promise<void>;
  /** The lines on the screen and above it, without colours, without the empty lines below. */
  text(): Promise<string>;
  /** The same with the escape sequences of its colours. */
  styledText(): Promise<string>;
  showsCursor(): Promise<boolean>;
  /** Waits until the screen shows this, and answers the whole text. */
  see(wanted: RegExp): Promise<string>;
  close(): Promise<void>;
}

const execute = promisify(execFile);
const patienceMs = 25_000;

/** Opens a terminal in a home folder. The shell's prompt is `$ `. */
export async function openTerminal(home: Home, options: { columns?: number; rows?: number } = {}): Promise<Screen> {
  const socket = `${home.folder}/tmux-${Math.random().toString(36).slice(2)}`;
  const { columns = 80, rows = 30 } = options;
  const env = { ...home.environment, TERM: "screen-256color" };
  const tmux = async (...words: string[]): Promise<string> => {
    const { stdout } = await execute("tmux", ["-u", "-S", socket, "-f", "/dev/null", ...words], {
      cwd: home.folder,
      env,
    });
    return stdout;
  };
  const size = ["-x", String(columns), "-y", String(rows)];
  await tmux("new-session", "-d", ...size, "-c", home.folder, "env", "PS1=$ ", "bash", "--norc", "--noprofile");
  const capture = async (...flags: string[]): Promise<string> =>
    (await tmux("capture-pane", "-p", "-S", "-", ...flags)).replace(/\n+$/, "");
  const text = (): Promise<string> => capture();
  const see = async (wanted: RegExp): Promise<string> => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const seen = await text();
      if (wanted.test(seen)) return seen;
      if (Date.now() > deadline) throw new Error(`${wanted} did not appear. The terminal shows:\n${seen}`);
      await sleep(60);
    }
  };
  return {
    async enter(line) {
      await tmux("send-keys", "-l", line);
      await tmux("send-keys", "Enter");
    },
    async press(key) {
      await tmux("send-keys", key);
    },
    async clear() {
      await tmux("send-keys", "C-l");
      // What was on the screen scrolls off it when the shell gets to the key.
      for (let tries = 0; tries < 200 && (await text()) !== "$"; tries += 1) {
        await tmux("clear-history");
        await sleep(30);
      }
    },
    text,
    styledText: () => capture("-e"),
    showsCursor: async () => (await tmux("display-message", "-p", "#{cursor_flag}")).trim() === "1",
    see,
    async close() {
      await tmux("kill-server").catch(() => {});
    },
  };
}
