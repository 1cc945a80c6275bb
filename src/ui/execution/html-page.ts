import { nameOfArn } from "../../arn.ts";
import type { Words } from "../../text/words.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import type { RunPhoto } from "../../workshop/inspect/run-photo-file.ts";
import { escapeMarkup } from "../bulk/reporters/escape-markup.ts";
import { pageStyle } from "../bulk/reporters/html/page-style.ts";
import { durationFormat, formatMoment } from "../terminal/quantity.ts";
import { describeOutcome } from "../results/run-text.ts";
import { drawRunSvg } from "./run-svg.ts";
import { drawStateData } from "./state-data.ts";
import { createTimeScale, formatWait } from "./time-scale.ts";

const timelineStyle = `
.time{display:grid;grid-template-columns:minmax(90px,26%) 1fr auto;gap:2px 10px;align-items:center;font-size:14px}.time .name{overflow-wrap:anywhere;color:var(--mark)}
.track{position:relative;height:18px;background:var(--card);border-radius:4px;overflow:hidden}.track i{position:absolute;top:2px;bottom:2px;min-width:2px;background:var(--accepted);border-radius:2px}
.track i.waits{background:repeating-linear-gradient(45deg,var(--line) 0 3px,transparent 3px 6px)}.track i.failed{background:var(--failed)}.track i.caught{background:var(--refused)}.track i.running{background:var(--mark)}
.track em{position:absolute;top:0;bottom:0;background:var(--paper);border:dashed var(--dim);border-width:0 1px}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:10px;font-size:12px}details{margin:6px 0}summary{cursor:pointer;font-weight:600}
.verdict.refused{background:var(--refused)}.verdict.running{background:var(--mark)}@media(max-width:640px){.time{grid-template-columns:minmax(0,1fr) 72px}.time .name{grid-column:1/-1}}.shot{max-width:min(320px,100%);border-radius:10px}.way.taken{stroke-width:3}.state.met>rect:first-of-type{stroke:var(--accepted)}.state.running>rect:first-of-type{stroke:var(--mark)}a:focus-visible .state>rect{stroke:var(--mark);stroke-width:3}
`;

/** An execution as one page: graph, timeline, data of each state and the photo. It runs no script and loads nothing. */
export async function drawExecutionPage(
  run: InspectedRun,
  { photo, words }: { photo: RunPhoto | undefined; words: Words<"screen-execution" | "outcome"> },
): Promise<string> {
  const { execution } = run;
  const title = escapeMarkup(execution.name);
  const machine = nameOfArn(execution.machineArn);
  return [
    `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">",
    `<meta name="referrer" content="no-referrer"><title>${title}</title><style>${pageStyle}${timelineStyle}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p><span class="verdict ${run.outcome.kind === "accepted" || run.outcome.kind === "succeeded" ? "good" : run.outcome.kind}">${escapeMarkup(describeOutcome(run.outcome, words))}</span> <span class="dim">${escapeMarkup([machine, execution.status ?? "", execution.startedAt ? formatMoment(execution.startedAt, words.language) : ""].join(" · "))}</span></p>`,
    await drawPhoto(photo, words),
    `<h2>${escapeMarkup(words.say("page-graph"))}</h2><div class="scroll">${await drawRunSvg(run)}</div>`,
    `<h2>${escapeMarkup(words.say("page-timeline"))}</h2>${drawTrack(run, words)}`,
    `<h2>${escapeMarkup(words.say("page-data"))}</h2>`,
    ...run.states.map((state, index) => drawDetails(state, { run, index, words })),
    "</body></html>\n",
  ].join("\n");
}

async function drawPhoto(photo: RunPhoto | undefined, words: Words<"screen-execution" | "outcome">): Promise<string> {
  if (!photo) return "";
  const { default: sharp } = await import("sharp");
  const alt = escapeMarkup(words.say("page-photo", { key: photo.key }));
  try {
    // Encoded anew: whatever the file held beside a picture stays outside.
    const image = await sharp(photo.body).rotate().resize({ width: 480, withoutEnlargement: true }).jpeg().toBuffer();
    return `<p><img class="shot" src="data:image/jpeg;base64,${image.toString("base64")}" alt="${alt}"></p>`;
  } catch {
    return `<p class="dim">${alt}</p>`;
  }
}

function drawTrack(run: InspectedRun, words: Words<"screen-execution" | "outcome">): string {
  const format = formatOf(run);
  const moments = run.states.flatMap(({ startMs, durationMs, tries }) => [
    startMs,
    startMs + durationMs,
    ...tries.flatMap(({ scheduledMs, endedMs }) => [scheduledMs, endedMs ?? scheduledMs]),
  ]);
  const scale = createTimeScale(moments, 1000, "┆", 4);
  const place = (fromMs: number, toMs: number): string =>
    `left:${scale.columnOf(fromMs) / 10}%;width:${(scale.columnOf(toMs) - scale.columnOf(fromMs)) / 10}%`;
  const rows = run.states.map((state, index) => {
    const end = state.startMs + state.durationMs;
    const bars =
      state.tries.length === 0
        ? [bar(state.status, place(state.startMs, end))]
        : state.tries.flatMap((attempt) => {
            const begun = attempt.startedMs ?? attempt.scheduledMs;
            const kind =
              attempt.status === "failed" ? (state.status === "caught" ? "caught" : "failed") : attempt.status;
            return [bar("waits", place(attempt.scheduledMs, begun)), bar(kind, place(begun, attempt.endedMs ?? end))];
          });
    const waits = scale.collapsed.map(
      ({ fromMs, toMs, label }) => `<em style="${place(fromMs, toMs)}" title="${escapeMarkup(label)}"></em>`,
    );
    return `<a class="name" href="#state-${index}" style="padding-left:${state.depth}em">${escapeMarkup(state.name)}</a><div class="track">${bars.join("")}${waits.join("")}</div><span class="number">${escapeMarkup(format(state.durationMs))}</span>`;
  });
  const waits = scale.collapsed.map(({ fromMs, toMs }) => formatWait(toMs - fromMs));
  const caption = waits.length === 0 ? "" : `<p class="dim">${escapeMarkup(words.say("page-waits", { waits }))}</p>`;
  return `<div class="time">${rows.join("\n")}</div>${caption}`;
}

function bar(kind: string, place: string): string {
  return `<i class="${kind}" style="${place}"></i>`;
}

function drawDetails(
  state: InspectedState,
  { run, index, words }: { run: InspectedRun; index: number; words: Words<"screen-execution" | "outcome"> },
): string {
  const [, ...lines] = drawStateData(state, run.states.slice(0, index), {
    view: { mostLines: undefined, complete: true },
    words,
  }).split("\n");
  const log = (state.log ?? []).map(({ text }) => `  ${text}`);
  const text = [...lines, ...(log.length === 0 ? [] : [words.say("data-log"), ...log])].join("\n");
  return `<details id="state-${index}"${state.error === undefined ? "" : " open"}><summary>${escapeMarkup(state.name)} <small>${escapeMarkup(state.status)}</small></summary><pre>${escapeMarkup(text)}</pre></details>`;
}

function formatOf(run: InspectedRun): (ms: number) => string {
  return durationFormat(Math.max(0, ...run.states.map(({ durationMs }) => durationMs)));
}
