import type { Words } from "../../text/words.ts";
import type { StateLog } from "../../workshop/inspect/state-log.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import type { ExecutionData } from "../../workshop/inspect/execution-data.ts";
import { readKeys, type PressedKey } from "../learn/keys.ts";
import { openKeyScreen, type KeyScreen } from "../learn/open-screen.ts";
import { createExecutionKeys, opensExecution, type ExecutionKeys } from "./execution-keys.ts";

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
  let data: ExecutionData | undefined;
  let first = { hide(): void {}, show(): void {} };
  let stopKeys: (() => void) | undefined;
  let screen: KeyScreen | undefined;
  let keys: ExecutionKeys | undefined;
  let run: InspectedRun | undefined;
  let ended = false;
  let [reading, again, readingLog] = [false, false, false];
  const left = Promise.withResolvers<void>();

  function listen(): void {
    stopKeys = readKeys(
      (key) => {
        if (key === "interrupt") options.onInterrupt();
        else if (opensExecution(key)) open(key);
      },
      { arrows: true },
    );
  }

  function open(key?: PressedKey): void {
    stopKeys?.();
    stopKeys = undefined;
    first.hide();
    screen = openKeyScreen({ onKey: press, onResize: draw, waitText: "", arrows: true });
    if (key !== undefined) keys?.press(key);
    draw();
    void renew(key);
  }

  function press(key: PressedKey): void {
    if (key === "interrupt" && !ended) return options.onInterrupt();
    if (keys === undefined ? key === "q" || key === "escape" : !keys.press(key)) return leave();
    draw();
    askForLog();
  }

  function leave(): void {
    screen?.close();
    screen = undefined;
    first.show();
    if (ended) left.resolve();
    else listen();
  }

  function draw(): void {
    screen?.show(keys?.draw(screen.terminal()) ?? words.say("execution-reading"));
  }

  /** Reads the execution once more; a reading that is asked for meanwhile follows it. */
  async function renew(key?: PressedKey): Promise<void> {
    if (reading || data === undefined) {
      again = true;
      return;
    }
    reading = true;
    again = false;
    // What cannot be read now stays as it was shown before.
    const later = await data.readRun().catch(() => undefined);
    reading = false;
    if (later !== undefined) take(later, key);
    else if (ended && keys === undefined) leave();
    if (again) await renew();
  }

  function take(later: InspectedRun, key?: PressedKey): void {
    run = later;
    if (keys) keys.renew(later);
    else {
      keys = createExecutionKeys(later, words);
      if (key !== undefined) keys.press(key);
    }
    draw();
    askForLog();
  }

  function askForLog(): void {
    const wanted = screen && keys?.wantedLog();
    if (wanted && run && !readingLog) void readLog(run, wanted);
  }

  async function readLog(of: InspectedRun, state: InspectedState): Promise<void> {
    readingLog = true;
    // A log that cannot be read is as one that is not there.
    const log = await data?.readLog(of, state).catch((): readonly StateLog[] => []);
    readingLog = false;
    keys?.setLog(state, log ?? []);
    draw();
  }

  const timer = setInterval(() => {
    if (screen && !ended) void renew();
  }, renewMs);
  timer.unref();

  function close(): void {
    clearInterval(timer);
    stopKeys?.();
    stopKeys = undefined;
    signal.removeEventListener("abort", close);
    ended = true;
    if (screen) leave();
    left.resolve();
  }

  signal.addEventListener("abort", close, { once: true });
  return {
    hint: words.say("execution-live-keys"),
    follow(execution, drawn) {
      if (ended) return;
      [data, first] = [execution, drawn];
      listen();
    },
    changed() {
      if (screen) void renew();
    },
    async finish(execution) {
      if (signal.aborted) return;
      data = execution;
      ended = true;
      if (screen) void renew();
      else open();
      await left.promise;
      close();
    },
    close,
  };
}
