import { formatDuration } from "../../ui/terminal/quantity.ts";
import type { Series } from "../../aws/metrics/read-metrics.ts";
import { readMetrics } from "../../workshop/metrics/metrics.ts";
import { html, type Markup } from "../html.ts";
import type { DrawPage } from "./page.ts";

const hour = 3_600_000;
/** CloudWatch counts the last hour by the minute. */
const period = 60_000;

/** Draws CloudWatch's metrics of the last hour. */
export const drawMetricsPage: DrawPage = async ({ environment, words }) => {
  const now = Date.now();
  const from = now - hour;
  const { machines } = await readMetrics(environment, { since: hour });
  const counts = ["started", "succeeded", "failed", "aborted", "timedOut"] as const;
  const cards = machines
    .filter(({ started }) => started > 0)
    .map(
      (machine) =>
        html`<div class="panel">
          <h2>${machine.name}</h2>
          ${drawColumns(machine.startedSeries, { from, to: now, label: `${machine.name}: ${words.say("metrics-started")}` })}
          <p class="line">
            ${counts.map((count) => html`<span><b>${machine[count]}</b> <small>${words.say(count === "timedOut" ? "metrics-timed-out" : `metrics-${count}`)}</small></span>`)}
          </p>
          ${machine.executionTime !== undefined && html`<p class="dim">p50 ${formatDuration(machine.executionTime.p50)} · p90 ${formatDuration(machine.executionTime.p90)} · p99 ${formatDuration(machine.executionTime.p99)}</p>`}
        </div>`,
    );
  return {
    title: words.say("console-place-metrics"),
    place: "metrics",
    sections: [
      {
        id: "metrics",
        content:
          cards.length === 0
            ? html`<p class="empty">${words.say("console-no-metrics")}</p>`
            : html`<div class="two">${cards}</div>`,
      },
    ],
  };
};

/** A column for each period in which something started; where nothing started there is room. */
function drawColumns(series: Series, { from, to, label }: { from: number; to: number; label: string }): Markup {
  const most = Math.max(1, ...series.map(({ value }) => value));
  const columns = series
    .filter(({ at, value }) => value > 0 && at.getTime() >= from - period)
    .map(({ at, value }) => {
      const x = Math.max(0, ((at.getTime() - from) / (to - from)) * 100);
      const height = (value / most) * 28;
      return html`<rect x="${x.toFixed(1)}" y="${(29 - height).toFixed(1)}" width="1.6" height="${height.toFixed(1)}">
        <title>${value}</title>
      </rect>`;
    });
  return html`<svg class="spark" viewBox="0 0 102 30" preserveAspectRatio="none" role="img" aria-label="${label}">
    <path d="M0 29.5H102" />
    ${columns}
  </svg>`;
}
