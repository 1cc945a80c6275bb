import { createTimeScale, durationFormat } from "../../ui/execution/time-scale.ts";
import { cutText } from "../../ui/graph/cut-text.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import { html, type Markup } from "../html.ts";
import type { ConsoleWords } from "./page.ts";

const [width, height, nameWidth, timeWidth] = [1000, 26, 240, 90];
const room = width - nameWidth - timeWidth;

/** The time of a run, a row for each visit of a state. All places are attributes: the page's policy allows no styles. */
export function drawTimeRows({ states }: Pick<InspectedRun, "states">, words: ConsoleWords): Markup {
  const format = durationFormat(Math.max(0, ...states.map(({ durationMs }) => durationMs)));
  const scale = createTimeScale(states.flatMap(momentsOf), room, "┆");
  const bar = (kind: string, fromMs: number, toMs: number, top: number): Markup => {
    const x = scale.columnOf(fromMs);
    return html`<rect
      class="${kind}"
      x="${nameWidth + x}"
      y="${top + 4}"
      width="${Math.max(2, scale.columnOf(toMs) - x)}"
      height="${height - 8}"
      rx="2"
    />`;
  };
  const rows = states.map((state, index) => {
    const top = index * height;
    const end = state.startMs + state.durationMs;
    const bars =
      state.tries.length === 0
        ? [bar(state.status, state.startMs, end, top)]
        : state.tries.flatMap(({ scheduledMs, startedMs = scheduledMs, endedMs = end, status }) => [
            ...(startedMs > scheduledMs ? [bar("waits", scheduledMs, startedMs, top)] : []),
            bar(status === "failed" && state.status === "caught" ? "caught" : status, startedMs, endedMs, top),
          ]);
    const name = cutText(`${"\u00A0\u00A0".repeat(state.depth)}${state.name}`, 34);
    return html`<a href="#state-${index}"
      ><title>${state.name}: ${words.say(`console-state-${state.status}`)}, ${format(state.durationMs)}</title
      ><text x="0" y="${top + 18}">${name}</text
      ><rect class="lane" x="${nameWidth}" y="${top + 4}" width="${room}" height="${height - 8}" />${bars}<text
        class="dim"
        x="${width}"
        y="${top + 18}"
        text-anchor="end"
        >${format(state.durationMs)}</text
      ></a
    >`;
  });
  const waits = scale.collapsed.map(
    ({ column, label }) =>
      html`<text class="dim" x="${nameWidth + column}" y="${states.length * height + 14}">${label}</text>`,
  );
  return html`<svg
    class="time"
    viewBox="0 0 ${width} ${states.length * height + 20}"
    role="group"
    aria-label="${words.say("page-timeline")}"
  >
    ${rows}${waits}
  </svg>`;
}

function momentsOf({ startMs, durationMs, tries }: InspectedState): number[] {
  const ends = tries.flatMap(({ scheduledMs, endedMs }) => [scheduledMs, endedMs ?? scheduledMs]);
  return [startMs, startMs + durationMs, ...ends];
}
