import type { Environment } from "../environment.ts";
import type { EnvironmentView } from "../inspect/environment-view.ts";
import type { Port } from "../port.ts";
import { chapterIds, loadChapter, type ChapterId } from "./chapters/all.ts";
import { playChapter } from "./chapters/play-chapter.ts";
import { demoSteps, type DemoStep } from "./demo-steps.ts";
import type { DemoRow, DemoText } from "./findings.ts";
import { takeStep } from "./take-step.ts";

/** How a chapter went. */
interface PlayedChapter {
  readonly id: ChapterId;
  readonly title: DemoText;
  readonly steps: number;
  /** Steps with another result than the expected one. */
  readonly differing: number;
  readonly ms: number;
}

/** How the demonstration went. */
export interface DemoResult {
  readonly rows: readonly DemoRow[];
  readonly asExpected: boolean;
  /** Faces, items and thumbnails as they were before everything was cleared away. */
  readonly shown: Pick<EnvironmentView, "faces" | "items" | "thumbnails"> | undefined;
  /** The texts, where they were asked for. */
  readonly chapters: readonly PlayedChapter[];
}

/**
 * Goes through the whole workshop. Nothing is asked on the way: starting it is the agreement.
 *
 * @param options.keep leave the environment as it is at the end
 * @param options.chapters play these instead of the classic steps
 */
export async function runDemo(
  environment: Environment,
  options: { keep: boolean; chapters?: readonly ChapterId[] | undefined },
): Promise<DemoResult> {
  const agreed: Environment = { ...environment, port: demoPort(environment) };
  const rows: DemoRow[] = [];
  const chapters: PlayedChapter[] = [];
  let shown: DemoResult["shown"];
  const take = async (step: DemoStep): Promise<void> => {
    const started = performance.now();
    const findings = await takeStep(agreed, step, (view) => (shown = view));
    rows.push({ ...findings, ms: performance.now() - started });
    environment.port.notify({ type: "chapter-done" });
  };
  if (options.chapters === undefined)
    for (const step of demoSteps) {
      if (step.does !== "tear-down") await take(step);
    }
  else {
    await take({ does: "set-up" });
    for (const id of chapterIds.filter((known) => options.chapters?.includes(known))) {
      const chapter = await loadChapter(id);
      const played = await playChapter(agreed, { id, chapter });
      rows.push(...played);
      chapters.push({ id, title: chapter.title, ...summaryOf(played) });
    }
  }
  if (!options.keep) await take({ does: "tear-down" });
  return { rows, asExpected: rows.every((row) => row.asExpected), shown, chapters };
}

function summaryOf(rows: readonly DemoRow[]): Pick<PlayedChapter, "steps" | "differing" | "ms"> {
  return {
    steps: rows.length,
    differing: rows.filter(({ asExpected }) => !asExpected).length,
    ms: rows.reduce((sum, { ms }) => sum + ms, 0),
  };
}

/** Agrees to everything, and says how to continue once for the whole demonstration instead of for each step. */
function demoPort({ port, target }: Environment): Port {
  const next: DemoText[] = target.target === "local" ? [] : [{ code: "leave-demo" }];
  port.notify({ type: "keeps-running", next });
  return {
    ask: async () => true,
    enter: (text) => port.enter(text),
    notify(event) {
      if (event.type !== "keeps-running") port.notify(event);
    },
  };
}
