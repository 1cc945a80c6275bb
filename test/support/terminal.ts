import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
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

const patienceMs = 25_000;

/** Opens a terminal in a home folder. The shell's prompt is `$ `. */
export async function openTerminal(home: Home, options: { columns?: number; rows?: number } = {}): Promise<Screen> {
  const socket = `${home.folder}/tmux-${Math.random().toString(36).slice(2)}`;
  const { columns = 80, rows = 30 } = options;
  const tmux = startTmux(socket, {
    cwd: home.folder,
    env: { ...home.environment, TERM: "screen-256color" },
    // The client that gives the commands is a terminal of some size too.
    words:
      `new-session -d -x ${columns} -y ${rows} env PS1=$PROMPT bash --norc --noprofile ; set -g window-size manual ; attach`
        .split(" ")
        .map((word) => word.replace("$PROMPT", "$ ")),
  });
  const capture = async (...flags: string[]): Promise<string> =>
    (await tmux.run("capture-pane", "-p", "-S", "-", ...flags)).replace(/\n+$/, "");
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
      await tmux.run("send-keys", "-l", line);
      await tmux.run("send-keys", "Enter");
    },
    async press(key) {
      await tmux.run("send-keys", key);
    },
    async clear() {
      await tmux.run("send-keys", "C-l");
      // What was on the screen scrolls off it when the shell gets to the key.
      for (let tries = 0; tries < 200 && (await text()) !== "$"; tries += 1) {
        await tmux.run("clear-history");
        await sleep(30);
      }
    },
    text,
    styledText: () => capture("-e"),
    showsCursor: async () => (await tmux.run("display-message", "-p", "#{cursor_flag}")).trim() === "1",
    see,
    async close() {
      await tmux.close();
    },
  };
}

interface Tmux {
  /** Gives a command and answers what it prints. */
  run(...words: string[]): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts tmux in its control mode (tmux(1), "CONTROL MODE"): one process takes all commands, each a line, and prints
 * what they print between `%begin` and `%end`.
 */
function startTmux(
  socket: string,
  options: { cwd: string; env: Readonly<Record<string, string>>; words: readonly string[] },
): Tmux {
  const { cwd, env, words } = options;
  const client = spawn("tmux", ["-u", "-C", "-S", socket, "-f", "/dev/null", ...words], {
    cwd,
    env,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting: { resolve: (printed: string) => void; reject: (error: Error) => void }[] = [];
  let block: string[] | undefined;
  createInterface(client.stdout).on("line", (line) => {
    // The answer to the words of the start has no command that waits for it: its flags are 0.
    if (/^%begin \d+ \d+ 1$/.test(line)) block = [];
    else if (block && /^%(?:end|error) \d+ \d+ 1$/.test(line)) {
      const printed = block.join("\n");
      const command = waiting.shift();
      block = undefined;
      if (line.startsWith("%end")) command?.resolve(printed);
      else command?.reject(new Error(printed));
    } else block?.push(line);
  });
  const ended = once(client, "exit");
  void ended.then(() => waiting.forEach(({ reject }) => reject(new Error("tmux has ended"))));
  return {
    run(...command) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      waiting.push({ resolve, reject });
      client.stdin.write(`${command.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(" ")}\n`);
      return promise;
    },
    async close() {
      client.stdin.write("kill-server\n");
      await ended;
    },
  };
}
