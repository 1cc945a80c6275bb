import { nameOfArn } from "../../arn.ts";
import { describeExecution } from "../../aws/execution/read-execution.ts";
import { describeMachine, type MachineView } from "../../aws/machine/find-machines.ts";
import { listVersions } from "../../aws/machine/versions.ts";
import { loadArrange } from "../../ui/graph/arrangement/arrange.ts";
import { readGraph } from "../../ui/graph/machine-graph.ts";
import { drawSvg } from "../../ui/graph/painting/paint-svg.ts";
import { parseJson } from "../../workshop/json-member.ts";
import type { Run } from "../data/run-memory.ts";
import { html, link, Markup } from "../html.ts";
import { markStates } from "./mark-states.ts";
import type { DrawPage, PageContext } from "./page.ts";

/** Error codes of Step Functions for an ARN that somebody made up. */
const badArns: ReadonlySet<string> = new Set(["InvalidArn", "ValidationException"]);

/** A machine: its graph beside its definition, its newest runs, and a form to start one. */
export const drawMachinePage: DrawPage = async (context) => {
  const { environment, query, runs, readOnly } = context;
  const arn = query.get("arn") ?? "";
  const machine = arn === "" ? undefined : await describeMachine(environment.session, arn).catch(unlessBadArn);
  if (machine === undefined) return undefined;
  const newest = (await runs.list()).filter((run) => run.machine === machine.name).slice(0, 10);
  const input = readOnly ? undefined : await readInput(context, query.get("from") ?? newest[0]?.arn);
  return {
    title: machine.name,
    place: "machines",
    sections: [
      { id: "machine", content: await drawDefinition(context, machine) },
      { id: "versions", content: await drawVersions(context, arn) },
      { id: "newest", content: drawNewest(context, newest) },
      { id: "start", content: input === undefined ? html`` : drawStartForm(context, { arn, input }) },
    ],
  };
};

/** The graph beside the text. A definition that cannot be drawn is shown as text alone. */
async function drawDefinition({ words }: PageContext, machine: MachineView): Promise<Markup> {
  const graph = readGraph(machine.definition);
  const laidOut = JSON.stringify(parseJson(machine.definition) ?? machine.definition, undefined, 2);
  const svg =
    graph &&
    drawSvg(graph, await loadArrange(), {
      label: machine.name,
      noteOf: ({ name, type }) => ({ kind: "", text: type, title: `${name} (${type})`, href: `#def-${name}` }),
    });
  return html`<p class="line">
      <span class="dim">${machine.type} · ${machine.status ?? ""}</span
      ><a href="${link("/", { machine: machine.name })}">${words.say("console-place-runs")}</a>
    </p>
    <div class="two wide">
      <div class="panel">
        <h2>${words.say("page-graph")}</h2>
        <div class="scroll">${svg !== undefined && new Markup(svg)}</div>
      </div>
      <div class="panel">
        <h2>${words.say("console-definition")}</h2>
        <pre data-definition>${markStates(laidOut)}</pre>
      </div>
    </div>`;
}

function drawNewest({ words }: PageContext, newest: readonly Run[]): Markup {
  if (newest.length === 0) return html``;
  return html`<h2>${words.say("console-newest")}</h2>
    <ul>
      ${newest.map((run) => html`<li><a href="${link("/run", { arn: run.arn })}">${run.name}</a> <span class="dim">${run.status ?? ""}</span></li>`)}
    </ul>`;
}

function drawStartForm({ words }: PageContext, { arn, input }: { arn: string; input: string }): Markup {
  return html`<h2>${words.say("console-start")}</h2>
    <form method="post" action="/actions/start" data-change>
      <input type="hidden" name="arn" value="${arn}" /><label for="input">${words.say("data-input")}</label
      ><textarea id="input" name="input" spellcheck="false">${input}</textarea>
      <p><button>${words.say("console-start")}</button></p>
    </form>`;
}

/** The input to begin with: that of a run, laid out, for the person to change; an empty object where there was none. */
async function readInput({ environment }: PageContext, arn: string | undefined): Promise<string> {
  const run = arn === undefined ? undefined : await describeExecution(environment.session, arn).catch(unlessBadArn);
  const input = parseJson(run?.input);
  return JSON.stringify(input ?? {}, undefined, 2);
}

async function drawVersions({ environment, words }: PageContext, arn: string): Promise<Markup> {
  const versions = await listVersions(environment.session, arn);
  if (versions.length === 0) return html``;
  return html`<h2>${words.say("console-versions")}</h2>
    <ol reversed>
      ${versions.map((version) => html`<li><a href="${link("/machine", { arn: version.arn })}">${nameOfArn(version.arn)}</a></li>`)}
    </ol>`;
}

/** An address that somebody typed. */
function unlessBadArn(error: unknown): undefined {
  if (!(error instanceof Error) || !badArns.has(error.name)) throw error;
}
