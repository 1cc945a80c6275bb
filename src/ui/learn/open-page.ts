import type { Words } from "../../text/words.ts";
import type { ExecutionData } from "../../workshop/inspect/execution-data.ts";
import type { InspectedRun } from "../../workshop/inspect/execution-view.ts";
import { createExecutionKeys } from "../execution/execution-keys.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import type { PressedKey } from "./keys.ts";
import type { LearnWords } from "./words.ts";

/** A page over a lesson until a key leads back to it. */
export interface OpenPage {
  /** Takes a key; false when it leads back. */
  press(key: PressedKey): boolean;
  /** At most as many lines as the terminal has rows. */
  draw(terminal: Terminal & { readonly rows: number }): string;
}

const scrollKeys: Readonly<Record<string, "line" | "page">> = {
  down: "line",
  j: "line",
  up: "line",
  k: "line",
  " ": "page",
  pagedown: "page",
  b: "page",
  pageup: "page",
};
const upwards = new Set(["up", "k", "b", "pageup"]);

/** A text; one that is longer than the terminal is moved through. Every other key leads back. */
export function createTextPage(text: string, words: LearnWords): OpenPage {
  let [skipped, room, most] = [0, 1, 0];
  return {
    press(key) {
      const step = most === 0 ? undefined : scrollKeys[key];
      if (step === undefined) return false;
      const by = step === "page" ? room : 1;
      skipped = Math.max(0, Math.min(most, skipped + (upwards.has(key) ? -by : by)));
      return true;
    },
    draw({ columns, rows }) {
      const lines = wrapText(text, columns).split("\n");
      // Below the text: an empty line, and the keys.
      room = Math.max(1, rows - 2);
      most = Math.max(0, lines.length - room);
      skipped = Math.min(skipped, most);
      const below = lines.length - skipped - room;
      const keys = most === 0 ? words.say("learn-back") : words.say("learn-scroll", { below: Math.max(0, below) });
      return [...lines.slice(skipped, skipped + room), "", ` ${keys}`].join("\n");
    },
  };
}

/** An execution whose states, data and logs are gone through by keys. */
export function createRunPage(options: {
  run: InspectedRun;
  words: Words<"screen-execution" | "outcome">;
  readLog: ExecutionData["readLog"];
  /** Called when there is something new to draw. */
  onChange: () => void;
}): OpenPage {
  const { run, readLog, onChange } = options;
  const keys = createExecutionKeys(run, options.words);

  async function showLog(state: InspectedRun["states"][number]): Promise<void> {
    // A log that cannot be read is as one that is not there.
    keys.setLog(state, await readLog(run, state).catch(() => []));
    onChange();
  }

  return {
    press(key) {
      const stays = keys.press(key);
      const wanted = keys.wantedLog();
      if (stays && wanted) void showLog(wanted);
      return stays;
    },
    draw: (terminal) => keys.draw(terminal),
  };
}
