import type { StateProgress, WorkshopEvent } from "../../workshop/port.ts";
import type { RendererTools } from "../renderer.ts";
import { fillLines } from "../terminal/wrap-text.ts";
import { canRedraw, paint } from "../terminal/terminal.ts";
import type { LiveRun } from "./live-run.ts";

/** An execution that is shown while it runs. */
export interface ExecutionOnScreen {
  add(progress: StateProgress): void;
  /** Writes nothing until `release`: something else has the screen. */
  hold(): void;
  release(): void;
  end(): void;
}

/**
 * Shows an execution's machine on stderr as soon as what draws it is loaded. States that pass before wait for it.
 *
 * @param onShown called when the machine is on the screen, while the execution runs
 */
export function showExecution(
  event: Extract<WorkshopEvent, { type: "execution-started" }>,
  { terminal, rendering }: RendererTools,
  onShown: () => void,
): ExecutionOnScreen {
  const early: StateProgress[] = [];
  let live: LiveRun | undefined;
  let ended = false;

  async function load(): Promise<void> {
    const [{ startLiveRun }, { loadArrange }] = await Promise.all([
      import("./live-run.ts"),
      import("../graph/arrangement/arrange.ts"),
    ]);
    const arrange = await loadArrange();
    if (ended || !canRedraw()) return;
    const stream = process.stderr;
    const colours = paint("bold", "x", stream) !== "x";
    const hint = event.data && rendering?.browser?.hint;
    const footer = (cells: number): string[] =>
      fillLines(hint?.split("  ") ?? [], cells).map((line) => paint("dim", line, stream));
    live = startLiveRun({ definition: event.definition, arrange, unicode: terminal.unicode, colours, stream, footer });
    for (const progress of early.splice(0)) live?.add(progress);
    if (live) onShown();
    if (rendering?.photos) await showPhoto();
  }

  async function showPhoto(): Promise<void> {
    const { choosePhotoProtocol, drawHalfBlocks, encodePhoto } = await import("./terminal-photo.ts");
    const way = choosePhotoProtocol(process.env, { isTTY: process.stderr.isTTY, unicode: terminal.unicode });
    const photo = way && (await event.readPhoto());
    if (way === undefined || photo === undefined || ended) return;
    if (way === "half-blocks") live?.setPhoto(await drawHalfBlocks(photo));
    else live?.printAbove(await encodePhoto(photo, way));
  }

  // A run is not hindered by what cannot be drawn of it.
  load().catch(() => undefined);
  return {
    add(progress) {
      if (live) live.add(progress);
      else early.push(progress);
    },
    hold() {
      live?.hold();
    },
    release() {
      live?.release();
    },
    end() {
      ended = true;
      live?.end();
    },
  };
}
