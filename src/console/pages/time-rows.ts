import { durationFormat } from "../../ui/terminal/quantity.ts";
import { createTimeScale, formatWait } from "../../ui/execution/time-scale.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import { html, type Markup } from "../html.ts";
import type { ConsoleWords } from "./page.ts";

/** A row is drawn this wide and stretched to the room there is: the page's policy allows no styles. */
const [width, height] = [1000, 18];
/** Columns of a letter in a wait that is drawn shorter. */
const letter = 4;

/** The time of a run, a row for each visit of a state, which leads to its data. */
export function drawTimeRows({ states }: Pick<InspectedRun, "states">, words: ConsoleWords): Markup {
  const format = durationFormat(Math.max(0, ...states.map(({ durationMs }) => durationMs)));
  const scale = createTimeScale(states.flatMap(momentsOf), width, "┆", letter);
  const bar = (kind: string, fromMs: number, toMs: number): Markup => {
    const x = scale.columnOf(fromMs);
    return html`<rect
      class="${kind}"
      x="${x}"
      y="${kind === "gap" ? 0 : 2}"
      width="${Math.max(3, scale.columnOf(toMs) - x)}"
      height="${kind === "gap" ? height : height - 4}"
    />`;
  };
  const gaps = scale.collapsed.map(({ fromMs, toMs }) => bar("gap", fromMs, toMs));
  const rows = states.map((state, index) => {
    const end = state.startMs + state.durationMs;
    const bars =
      state.tries.length === 0
        ? [bar(state.status, state.startMs, end)]
        : state.tries.flatMap(({ scheduledMs, startedMs = scheduledMs, endedMs = end, status }) => [
            ...(startedMs > scheduledMs ? [bar("waits", scheduledMs, startedMs)] : []),
            bar(status === "failed" && state.status === "caught" ? "caught" : status, startedMs, endedMs),
          ]);
    return html`<a href="#state-${index}" title="${words.say(`console-state-${state.status}`)}"
      ><span>${"\u00A0\u00A0".repeat(state.depth)}${state.name}</span
      ><svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">${bars}${gaps}</svg
      ><span class="number">${format(state.durationMs)}</span></a
    >`;
  });
  const waits = scale.collapsed.map(({ fromMs, toMs }) => formatWait(toMs - fromMs));
  return html`<div class="timeline">${rows}</div>
    ${waits.length > 0 && html`<p class="dim">${words.say("page-waits", { waits })}</p>`}`;
}

function momentsOf({ startMs, durationMs, tries }: InspectedState): number[] {
  const ends = tries.flatMap(({ scheduledMs, endedMs }) => [scheduledMs, endedMs ?? scheduledMs]);
  return [startMs, startMs + durationMs, ...ends];
}
