import type { Words } from "../../text/words.ts";
import type { StateLog } from "../../workshop/inspect/state-log.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import { openKeyScreen } from "../learn/open-screen.ts";
import { createExecutionKeys } from "./execution-keys.ts";

/**
 * Shows an execution on the terminal's second screen until the person leaves it. stdin and stdout have to be terminals.
 *
 * @param options.readLog reads what a state's function wrote, when it is asked for
 * @param options.signal leaves the screen, too
 */
export async function browseExecution(
  run: InspectedRun,
  options: {
    words: Words<"screen-execution" | "outcome">;
    readLog: (state: InspectedState) => Promise<readonly StateLog[]>;
    signal: AbortSignal;
  },
): Promise<void> {
  const keys = createExecutionKeys(run, options.words);
  const left = Promise.withResolvers<void>();

  function draw(): void {
    screen.show(keys.draw(screen.terminal()));
  }

  async function readLog(state: InspectedState): Promise<void> {
    // A log that cannot be read is as one that is not there.
    keys.setLog(state, await options.readLog(state).catch(() => []));
    if (!options.signal.aborted) draw();
  }

  const screen = openKeyScreen({
    onKey(key) {
      if (!keys.press(key)) return left.resolve();
      draw();
      const wanted = keys.wantedLog();
      if (wanted) void readLog(wanted);
    },
    onResize: draw,
    waitText: "",
    arrows: true,
  });
  const leave = (): void => left.resolve();
  options.signal.addEventListener("abort", leave, { once: true });
  try {
    draw();
    await left.promise;
  } finally {
    options.signal.removeEventListener("abort", leave);
    screen.close();
  }
}
