import { formatMoment, formatSeconds } from "../../ui/terminal/quantity.ts";
import { describeOutcome } from "../../ui/results/run-text.ts";
import { isPhotoMachine } from "../../workshop/run/outcome.ts";
import type { Run } from "../data/run-memory.ts";
import { html, link, type Markup } from "../html.ts";
import type { ConsoleWords, DrawPage, PageContext } from "./page.ts";

const runsOnPage = 100;
/** How long a page waits for what the list does not contain, in milliseconds. The rest comes with the next look. */
const patience = 12;

/** The newest runs first; new ones appear on the page, and older ones are loaded while it is scrolled. */
export const drawRunsPage: DrawPage = async (context) => {
  const { words, query } = context;
  const all = await context.runs.list();
  const chosen = choose(all, context);
  const older = listAfter(all, query.get("after"));
  const rest = older === all ? chosen : choose(older, context);
  const shown = rest.slice(0, runsOnPage);
  await readFacts(shown, context);
  const last = rest.length > runsOnPage ? shown.at(-1) : undefined;
  return {
    title: words.say("console-place-runs"),
    place: "runs",
    sections: [
      { id: "filters", content: drawFilters(all, context) },
      { id: "count", content: html`<p class="dim">${words.say("console-run-count", { count: chosen.length })}</p>` },
      { id: "list", content: shown.length === 0 ? drawEmpty(words) : drawRuns(shown, context, last) },
    ],
  };
};

function drawEmpty(words: ConsoleWords): Markup {
  return html`<p class="empty">${words.say("console-no-runs")}</p>`;
}

/** The list continues after a run, and not at a place: others may have begun since, and would move it. */
function listAfter(all: readonly Run[], arn: string | null): readonly Run[] {
  return arn === null ? all : all.slice(all.findIndex((run) => run.arn === arn) + 1);
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

function kindOfStatus({ status, machine }: Run): string {
  if (status === "RUNNING") return "running";
  return status !== "SUCCEEDED" ? "failed" : isPhotoMachine(machine) ? "accepted" : "succeeded";
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
  const kinds = ["accepted", "succeeded", "refused", "failed", "running"] as const;
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

function drawRuns(shown: readonly Run[], context: PageContext, last: Run | undefined): Markup {
  const { query } = context;
  const given = (name: string): string | undefined => query.get(name) ?? undefined;
  const older = { machine: given("machine"), outcome: given("outcome"), q: given("q"), after: last?.arn };
  const rest =
    last !== undefined &&
    html`<p data-more="${link("/", { ...older, part: "list" })}">
      <a href="${link("/", older)}">${context.words.say("console-older")}</a>
    </p>`;
  return html`<ol class="runs">
      ${shown.map((run) => drawRun(run, context))}
    </ol>
    ${rest}`;
}

function drawRun(run: Run, { words, runs }: PageContext): Markup {
  const facts = runs.knownFactsOf(run);
  const kind = facts?.outcome.kind ?? (run.status === "SUCCEEDED" ? "dim" : kindOfStatus(run));
  const text = facts ? describeOutcome(facts.outcome, words) : (run.status ?? "");
  const took = run.startedAt && run.endedAt ? formatSeconds(run.endedAt.getTime() - run.startedAt.getTime()) : "";
  const photo = facts?.photo;
  const picture =
    photo !== undefined &&
    html`<img loading="lazy" src="${link("/picture", { run: run.arn })}" alt="" width="40" height="36" />`;
  return html`<li>
    <a href="${link("/run", { arn: run.arn })}"
      ><span class="outcome kind ${kind}">${text}</span><span>${facts?.user ?? ""}</span
      ><span class="photo">${picture}</span><span>${photo ?? ""}</span><span class="machine">${run.machine}</span
      ><span class="started">${run.startedAt ? formatMoment(run.startedAt, words.language) : ""}</span
      ><span class="number">${took}</span></a
    >
  </li>`;
}
