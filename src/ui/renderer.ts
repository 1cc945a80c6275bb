import { loadProgressWords, type Words } from "../text/words.ts";
import type { ProgressArea } from "../text/areas.ts";
import type { Language } from "../text/languages.ts";
import type { WorkshopEvent } from "../workshop/port.ts";
import type { ExecutionBrowser } from "./execution/execution-browser.ts";
import { describeEvent, type ProgressLine, type Tone } from "./describe-event.ts";
import { canRedraw, paint, signsOf, type Terminal } from "./terminal/terminal.ts";
import { writeToStderr } from "./terminal/write.ts";

/** Shows progress on stderr. */
export interface Renderer {
  show(event: WorkshopEvent): void;
  /** Takes down what moves, so that a question, a result or an error can be written. */
  pause(): void;
  /** Says how far the step is that runs; a log keeps to what is done. */
  advance?(text: string): void;
}

/** A person's choices about progress. */
export interface Rendering {
  /** One line after the other, also in a terminal: for screen readers. */
  readonly plain: boolean;
  /** Show the rider's photo, in terminals that can. */
  readonly photos: boolean;
  /** Count a stack's resources instead of listing them. */
  readonly foldResources: boolean;
  /** One line for each photo instead of its states, and a graph for each machine. Resources are counted, too. */
  readonly foldRuns: boolean;
  /** Shows an execution's data when keys ask for it. */
  readonly browser?: ExecutionBrowser | undefined;
}

export const usualRendering: Rendering = { plain: false, photos: true, foldResources: false, foldRuns: false };

/** The tools of a renderer. */
export interface RendererTools {
  readonly terminal: Terminal;
  readonly words: Words<ProgressArea>;
  readonly rendering?: Rendering;
}

/** Picks the renderer: a moving one for a person, lines for a log, only the target under `--json`. */
export async function createRenderer(options: {
  terminal: Terminal;
  json: boolean;
  language: Language;
  rendering?: Rendering;
}): Promise<Renderer> {
  const { rendering = usualRendering } = options;
  const tools = { terminal: options.terminal, words: await loadProgressWords(options.language), rendering };
  if (options.json) return createQuietRenderer(tools);
  const readable = await createReadableRenderer(tools);
  if (rendering.foldRuns) return (await import("./demo-renderer.ts")).createDemoRenderer(readable, tools);
  if (!rendering.foldResources) return readable;
  const { foldResources } = await import("./results/fold-resources.ts");
  return foldResources(readable, tools.words);
}

async function createReadableRenderer(tools: RendererTools & { rendering: Rendering }): Promise<Renderer> {
  if (tools.rendering.plain || !tools.terminal.interactive || !canRedraw()) return createLogRenderer(tools);
  const { createLiveRenderer } = await import("./live-renderer.ts");
  return createLiveRenderer(tools);
}

/** One line for each thing that happened, for logs and pipes. */
function createLogRenderer({ terminal, words }: RendererTools): Renderer {
  return {
    show(event) {
      const line = describeEvent(event, words);
      if (line) void writeToStderr(formatLine(line, terminal));
    },
    pause() {},
  };
}

/** Says only where something is going to be changed. */
function createQuietRenderer(tools: RendererTools): Renderer {
  const log = createLogRenderer(tools);
  return {
    show(event) {
      if (event.type === "target" && event.changes) log.show(event);
    },
    pause() {},
  };
}

/** A progress line with its sign and colour. */
export function formatLine(line: ProgressLine, terminal: Terminal): string {
  if (line.tone === "heading") return formatHeading(line.text);
  const sign = signOf(line.tone, terminal);
  const indent = line.within ? "    " : "";
  if (sign !== "") return `${indent}${sign} ${line.text}`;
  // Below a step the texts stand in one column, with a sign or without.
  return `${indent}${line.within ? "  " : ""}${line.text}`;
}

function formatHeading(text: string): string {
  const [title = "", ...rest] = text.split("\n");
  return ["", paint("bold", title, process.stderr), ...rest].join("\n");
}

function signOf(tone: Exclude<Tone, "heading">, terminal: Terminal): string {
  if (tone === "plain") return "";
  const signs = signsOf(terminal);
  const colours = { done: "green", failed: "red", warning: "yellow", note: "cyan", unchanged: "dim" } as const;
  return paint(colours[tone], signs[tone], process.stderr);
}
