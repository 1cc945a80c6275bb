import { formatDuration } from "../../ui/terminal/quantity.ts";
import { readMetrics } from "../../workshop/metrics/metrics.ts";
import { html, type Markup } from "../html.ts";
import type { DrawPage } from "./page.ts";

const hour = 3_600_000;

/** What CloudWatch measured in the last hour. */
export const drawMetricsPage: DrawPage = async ({ environment, words }) => {
  const { machines } = await readMetrics(environment, { since: hour });
  const counts = ["started", "succeeded", "failed", "aborted", "timedOut"] as const;
  const cards = machines
    .filter(({ started }) => started > 0)
    .map(
      (machine) =>
        html`<div class="panel">
          <h2>${machine.name}</h2>
          ${drawLine(
            machine.startedSeries.map((point) => point.value),
            machine.name,
          )}
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

function drawLine(values: readonly number[], label: string): Markup {
  const most = Math.max(1, ...values);
  const step = 100 / Math.max(1, values.length - 1);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${(29 - (value / most) * 28).toFixed(1)}`);
  return html`<svg class="spark" viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label="${label}">
    <polyline points="${points.join(" ")}" />
  </svg>`;
}
