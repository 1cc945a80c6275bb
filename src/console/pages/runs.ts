import { formatMoment, formatDuration } from "../../ui/terminal/quantity.ts";
import { describeOutcome } from "../../ui/results/run-text.ts";
import type { Run } from "../data/run-index.ts";
import { html, link, type Markup } from "../html.ts";
import type { ConsoleWords, DrawPage, PageContext } from "./page.ts";

const runsOnPage = 100;
/** How long a page waits for what the list does not tell, in milliseconds. The rest comes with the next look. */
const patience = 12;

/** The newest runs first; the list grows by itself, and older ones are loaded while it is scrolled. */
export const drawRunsPage: DrawPage = async (context) => {
  const { words, query } = context;
  const from = Math.max(0, Math.floor(Number(query.get("from") ?? 0)) || 0);
  const all = await context.runs.list();
  const chosen = choose(all, context);
  const shown = chosen.slice(from, from + runsOnPage);
  await readFacts(shown, context);
  const more = chosen.length > from + runsOnPage ? from + runsOnPage : undefined;
  return {
    title: words.say("console-place-runs"),
    place: "runs",
    sections: [
      { id: "filters", content: drawFilters(all, context) },
      { id: "count", content: html`<p class="dim">${words.say("console-run-count", { count: chosen.length })}</p>` },
      { id: "list", content: shown.length === 0 ? drawEmpty(words) : drawRuns(shown, context, more) },
    ],
  };
};

function drawEmpty(words: ConsoleWords): Markup {
  return html`<p class="empty">${words.say("console-no-runs")}</p>`;
}

/** Those that the filters leave. What an execution was about is known once it was read. */
function choose(all: readonly Run[], { query, runs }: Pick<PageContext, "query" | "runs">): readonly Run[] {
  const [machine, outcome, text] = [query.get("machine"), query.get("outcome"), query.get("q")?.toLowerCase()];
  if (!machine && !outcome && !text) return all;
  return all.filter((run) => {
    const facts = runs.knownFactsOf(run);
    if (machine && run.machine !== machine) return false;
    if (outcome && (facts?.outcome.kind ?? kindOfStatus(run)) !== outcome) return false;
    return (
      !text || [run.name, run.machine, facts?.user, facts?.photo].some((part) => part?.toLowerCase().includes(text))
    );
  });
}

function kindOfStatus({ status }: Run): string {
  return status === "RUNNING" ? "running" : status === "SUCCEEDED" ? "accepted" : "failed";
}

async function readFacts(shown: readonly Run[], { runs }: Pick<PageContext, "runs">): Promise<void> {
  const until = performance.now() + patience;
  for (const run of shown) {
    if (runs.knownFactsOf(run)) continue;
    if (performance.now() > until) return void readRest(shown, runs);
    await runs.factsOf(run);
  }
}

function readRest(shown: readonly Run[], runs: PageContext["runs"]): void {
  const read = async (): Promise<void> => {
    for (const run of shown) await runs.factsOf(run);
  };
  read().catch(() => undefined);
}

function drawFilters(all: readonly Run[], { words, query }: PageContext): Markup {
  const machines = [...new Set(all.map(({ machine }) => machine))].toSorted();
  const kinds = ["accepted", "refused", "failed", "running"] as const;
  const option = (value: string, text: string, chosen: string | null): Markup =>
    html`<option value="${value}" ${value === chosen ? html` selected` : ""}>${text}</option>`;
  return html`<form class="filters" method="get" action="/" role="search" data-filter>
    <label
      >${words.say("label-machine")}
      <select name="machine" id="f-machine">
        ${option("", words.say("console-all"), null)}${machines.map((name) => option(name, name, query.get("machine")))}
      </select></label
    >
    <label
      >${words.say("label-outcome")}
      <select name="outcome" id="f-outcome">
        ${option("", words.say("console-all"), null)}${kinds.map((kind) => option(kind, words.say("outcome-line", { kind }), query.get("outcome")))}
      </select></label
    >
    <label
      >${words.say("console-search")} <input type="search" name="q" id="f-q" value="${query.get("q") ?? ""}"
    /></label>
    <button>${words.say("console-filter")}</button>
  </form>`;
}

function drawRuns(shown: readonly Run[], context: PageContext, more: number | undefined): Markup {
  const { query } = context;
  const rest =
    more !== undefined &&
    html`<p
      data-more="${link("/", { machine: query.get("machine") ?? undefined, outcome: query.get("outcome") ?? undefined, q: query.get("q") ?? undefined, from: more, part: "list" })}"
    >
      <a href="${link("/", { from: more })}">${context.words.say("console-older")}</a>
    </p>`;
  return html`<ol class="runs">
      ${shown.map((run) => drawRun(run, context))}
    </ol>
    ${rest}`;
}

function drawRun(run: Run, { words, runs }: PageContext): Markup {
  const facts = runs.knownFactsOf(run);
  const outcome = facts?.outcome ?? { kind: "running" as const, reason: undefined, error: undefined };
  const text = facts ? describeOutcome(outcome, words) : (run.status ?? "");
  const took = run.startedAt && run.endedAt ? formatDuration(run.endedAt.getTime() - run.startedAt.getTime()) : "";
  const photo = facts?.photo;
  const picture =
    photo !== undefined &&
    html`<img loading="lazy" src="${link("/picture", { run: run.arn })}" alt="" width="40" height="36" />`;
  return html`<li>
    <a href="${link("/run", { arn: run.arn })}"
      ><span class="outcome kind ${outcome.kind}">${text}</span><span>${facts?.user ?? ""}</span
      ><span class="photo">${picture}</span><span>${photo ?? ""}</span><span class="machine">${run.machine}</span
      ><span class="started">${run.startedAt ? formatMoment(run.startedAt, words.language) : ""}</span
      ><span class="number">${took}</span></a
    >
  </li>`;
}
