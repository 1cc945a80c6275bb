import type { Words } from "../../text/words.ts";
import type { ExecutionData } from "../../workshop/inspect/execution-data.ts";
import { readKeys, type PressedKey } from "../learn/keys.ts";
import { opensExecution } from "./execution-keys.ts";
import { createExecutionScreen } from "./execution-screen.ts";

/** Lets a person look at an execution's data on the terminal's second screen, while it runs and at its end. */
export interface ExecutionBrowser {
  /** The keys that open the screen, in words. */
  readonly hint: string;
  /** From now on keys open the screen. Callbacks run before the first screen is left, and after it is back. */
  follow(data: ExecutionData, first: { hide(): void; show(): void }): void;
  /** Something happened in the execution: an open screen shows it. */
  changed(): void;
  /** Shows the execution at its end, until the person leaves. */
  finish(data: ExecutionData): Promise<void>;
  /** Gives the terminal back. */
  close(): void;
}

/** How often an open screen of a running execution is renewed: what runs gets older. */
const renewMs = 2000;

/**
 * Opens nothing yet. stdin and stdout have to be terminals.
 *
 * @param options.signal gives the terminal back, too
 * @param options.onInterrupt called on Ctrl-C, which is a key while keys are read
 */
export function createExecutionBrowser(options: {
  words: Words<"screen-execution" | "outcome">;
  signal: AbortSignal;
  onInterrupt: () => void;
}): ExecutionBrowser {
  const { words, signal } = options;
  let first = { hide(): void {}, show(): void {} };
  let stopKeys: (() => void) | undefined;
  let ended = false;
  const left = Promise.withResolvers<void>();
  const screen = createExecutionScreen({
    words,
    takesKey(key) {
      if (key !== "interrupt" || ended) return false;
      options.onInterrupt();
      return true;
    },
    onUnread() {
      if (ended) screen.close();
    },
    onClose() {
      first.show();
      if (ended) left.resolve();
      else listen();
    },
  });

  function listen(): void {
    stopKeys = readKeys(
      (key) => {
        if (key === "interrupt") options.onInterrupt();
        else if (opensExecution(key)) open(key);
      },
      { arrows: true },
    );
  }

  function stopListening(): void {
    stopKeys?.();
    stopKeys = undefined;
  }

  function open(key?: PressedKey): void {
    stopListening();
    first.hide();
    screen.open(key);
  }

  const timer = setInterval(() => {
    if (screen.isOpen() && !ended) screen.renew();
  }, renewMs);
  timer.unref();

  function close(): void {
    clearInterval(timer);
    stopListening();
    signal.removeEventListener("abort", close);
    ended = true;
    if (screen.isOpen()) screen.close();
    left.resolve();
  }

  signal.addEventListener("abort", close, { once: true });
  return {
    hint: words.say("execution-live-keys"),
    follow(execution, drawn) {
      if (ended) return;
      screen.follow(execution);
      first = drawn;
      listen();
    },
    changed() {
      if (screen.isOpen()) screen.renew();
    },
    async finish(execution) {
      if (signal.aborted) return;
      screen.follow(execution);
      ended = true;
      if (screen.isOpen()) screen.renew();
      else open();
      await left.promise;
      close();
    },
    close,
  };
}
