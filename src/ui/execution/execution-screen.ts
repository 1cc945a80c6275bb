import type { Words } from "../../text/words.ts";
import type { ExecutionData } from "../../workshop/inspect/execution-data.ts";
import type { InspectedRun } from "../../workshop/inspect/execution-view.ts";
import type { PressedKey } from "../learn/keys.ts";
import { openKeyScreen, type KeyScreen } from "../learn/open-screen.ts";
import { createExecutionKeys, type ExecutionKeys } from "./execution-keys.ts";
import { createExecutionReader } from "./execution-reader.ts";

/** The terminal's second screen with an execution's data. It is closed at first. */
interface ExecutionScreen {
  /** From now on this execution is shown. */
  follow(data: ExecutionData): void;
  isOpen(): boolean;
  /** @param key what opened the screen: it names a part of the data, or moves */
  open(key?: PressedKey): void;
  /** Reads the execution once more and draws it. */
  renew(): void;
  close(): void;
}

/**
 * @param options.takesKey takes a key before the screen does; true when it was for the caller
 * @param options.onUnread called when a reading failed and there is nothing to show
 * @param options.onClose called after the first screen is back
 */
export function createExecutionScreen(options: {
  words: Words<"screen-execution" | "outcome">;
  takesKey: (key: PressedKey) => boolean;
  onUnread: () => void;
  onClose: () => void;
}): ExecutionScreen {
  const { words } = options;
  let screen: KeyScreen | undefined;
  let keys: ExecutionKeys | undefined;
  /** The key that was pressed before the execution had been read. */
  let earlyKey: PressedKey | undefined;
  let run: InspectedRun | undefined;
  const reader = createExecutionReader({
    onRun: take,
    onLog(state, log) {
      keys?.setLog(state, log);
      draw();
    },
  });

  function press(key: PressedKey): void {
    if (options.takesKey(key)) return;
    if (keys === undefined ? key === "q" || key === "escape" : !keys.press(key)) return close();
    draw();
    askForLog();
  }

  function draw(): void {
    screen?.show(keys?.draw(screen.terminal()) ?? words.say("execution-reading"));
  }

  /** Takes a later reading. Parts that cannot be read now stay as they were shown before. */
  function take(later: InspectedRun | undefined): void {
    if (later === undefined) {
      if (keys === undefined) options.onUnread();
      return;
    }
    run = later;
    if (keys) keys.renew(later);
    else {
      keys = createExecutionKeys(later, words);
      if (earlyKey !== undefined) keys.press(earlyKey);
    }
    draw();
    askForLog();
  }

  function askForLog(): void {
    const wanted = screen && keys?.wantedLog();
    if (wanted && run) void reader.readLog(run, wanted);
  }

  function close(): void {
    screen?.close();
    screen = undefined;
    options.onClose();
  }

  return {
    follow: reader.follow,
    isOpen: () => screen !== undefined,
    open(key) {
      screen = openKeyScreen({ onKey: press, onResize: draw, waitText: "", arrows: true });
      if (keys === undefined) earlyKey = key;
      else if (key !== undefined) keys.press(key);
      draw();
      void reader.read();
    },
    renew: () => void reader.read(),
    close,
  };
}
