import type { ProgressArea } from "../text/areas.ts";
import type { Words } from "../text/words.ts";
import type { WorkshopEvent } from "../workshop/port.ts";
import { foldResources } from "./results/fold-resources.ts";
import { type Arrange, loadArrange } from "./graph/arrangement/arrange.ts";
import { drawGraph } from "./graph/draw-graph.ts";
import { readGraph } from "./graph/machine-graph.ts";
import type { StateNote } from "./graph/state-note.ts";
import { formatDuration } from "./terminal/quantity.ts";
import type { Renderer } from "./renderer.ts";
import { paint, type Terminal } from "./terminal/terminal.ts";
import { writeToStderr } from "./terminal/write.ts";

type Chapter = Extract<WorkshopEvent, { type: "chapter" }>;

/** Chapters that become one line when they are done. */
const foldedChapters: ReadonlySet<string> = new Set(["demo-setup", "demo-chapter-reset", "demo-teardown"]);

/** A chapter that becomes one line, as far as it is. */
interface FoldedChapter {
  readonly title: Chapter["title"];
  readonly began: number;
  readonly resources: Set<string>;
  steps: number;
}

/**
 * Shows of each stage its heading, its graph with what was added, and one line per photo; of setting up and clearing
 * away one line. Loaded before the first event, so that nothing waits while events pass.
 */
export async function createDemoRenderer(
  readable: Renderer,
  { terminal, words }: { terminal: Terminal; words: Words<ProgressArea> },
): Promise<Renderer> {
  const arrange = await loadArrange();
  const renderer = foldResources(readable, words);
  let folded: FoldedChapter | undefined;
  let inStage = false;

  function beginChapter(event: Chapter): void {
    const code = typeof event.title === "string" ? "" : event.title.code;
    // A photo's own heading says no more than its line.
    if (code === "demo-chapter-photo") return;
    inStage = code === "demo-chapter-stage";
    if (foldedChapters.has(code)) {
      folded = { title: event.title, began: performance.now(), resources: new Set(), steps: 0 };
      return;
    }
    folded = undefined;
    const [first] = event.text ?? [];
    const text = inStage && first !== undefined ? [firstSentence(words.word(first))] : event.text;
    renderer.show({ ...event, ...(text && { text }) });
  }

  function endChapter(): void {
    if (folded === undefined) return;
    const { title, steps, resources, began } = folded;
    folded = undefined;
    const detail = words.say("demo-folded", {
      steps,
      resources: resources.size,
      time: formatDuration(performance.now() - began),
    });
    renderer.show({ type: "step-done", step: title, detail, changed: true });
  }

  return {
    ...renderer,
    show(event) {
      if (folded && fold(folded, event, { renderer, words })) return;
      switch (event.type) {
        case "machine-deployed":
          renderer.pause();
          void writeToStderr(drawStage(event, { arrange, terminal, condensed: inStage }));
          return;
        case "chapter":
          beginChapter(event);
          return;
        case "chapter-done":
          endChapter();
          return;
        case "step-done":
          // The graph below says it.
          if (inStage) renderer.pause();
          else renderer.show(event);
          return;
        case "note":
          if (!inStage) renderer.show(event);
          return;
        case "state":
        case "execution-started":
        case "execution-ended":
          return;
        default:
          renderer.show(event);
      }
    },
  };
}

/** Counts an event of a chapter that becomes one line; false where the event is still shown. */
function fold(
  chapter: FoldedChapter,
  event: WorkshopEvent,
  { renderer, words }: { renderer: Renderer; words: Words<ProgressArea> },
): boolean {
  switch (event.type) {
    case "resource": {
      if (/FAILED|ROLLBACK/.test(event.status)) return false;
      if (event.status.endsWith("_COMPLETE")) chapter.resources.add(event.logicalId);
      const done = chapter.resources.size;
      renderer.advance?.(words.say("demo-advance", { title: words.word(chapter.title), resources: done }));
      return true;
    }
    case "step-done":
      chapter.steps += 1;
      renderer.pause();
      return true;
    case "plan":
    case "note":
      return true;
    default:
      return false;
  }
}

/** The graph of a machine, where the states that this stage adds are marked. */
function drawStage(
  { definition, adds }: Extract<WorkshopEvent, { type: "machine-deployed" }>,
  { arrange, terminal, condensed }: { arrange: Arrange; terminal: Terminal; condensed: boolean },
): string {
  const graph = readGraph(definition);
  if (!graph) return "";
  const notes = new Map<string, StateNote>(adds.map((name) => [name, { status: "added" }]));
  const colours = paint("bold", "x", process.stderr) !== "x";
  const { columns, unicode } = terminal;
  const form = condensed ? "condensed" : "text";
  return drawGraph(graph, arrange, { columns, unicode, colours, notes, form }).join("\n");
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
