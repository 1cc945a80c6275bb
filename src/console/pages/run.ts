import { nameOfArn } from "../../arn.ts";
import { drawRunSvg } from "../../ui/execution/run-svg.ts";
import { formatDuration, formatMoment } from "../../ui/terminal/quantity.ts";
import { describeOutcome } from "../../ui/results/run-text.ts";
import { inspectExecution, type InspectedRun } from "../../workshop/inspect/execution-view.ts";
import { parseJson, readText } from "../../workshop/json-member.ts";
import { decodeKey } from "../../workshop/run/encoded-key.ts";
import { UserError } from "../../user-error.ts";
import { drawButton } from "./button.ts";
import { html, link, Markup } from "../html.ts";
import type { DrawPage, PageContext } from "./page.ts";
import { pretty } from "./pretty-json.ts";
import { drawState } from "./run-state.ts";
import { readStateDefinitions } from "../../workshop/inspect/state-definitions.ts";
import { drawTimeRows } from "./time-rows.ts";

/** One run: its machine with the way it took, its time, and what went into and came out of each state. */
export const drawRunPage: DrawPage = async (context) => {
  const { environment, words, query } = context;
  const arn = query.get("arn") ?? "";
  const run = await inspectExecution(environment, { execution: arn, logsOf: "all" }).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "execution-not-found") return undefined;
    throw error;
  });
  if (run === undefined) return undefined;
  const definitions = readStateDefinitions(run.definition);
  return {
    title: run.execution.name,
    place: "runs",
    sections: [
      { id: "outcome", content: drawOutcome(run, context) },
      {
        id: "graph",
        content: html`<div class="two wide">
          <div class="stack">
            <div class="panel">
              <h2>${words.say("page-graph")}</h2>
              <div class="scroll">${new Markup(await drawRunSvg(run))}</div>
            </div>
            <div class="panel">
              <h2>${words.say("page-timeline")}</h2>
              ${drawTimeRows(run, words)}
            </div>
          </div>
          <div class="panel">
            <h2>${words.say("console-about")}</h2>
            ${drawAbout(run, context)}
          </div>
        </div>`,
      },
      {
        id: "data",
        content: html`<h2>${words.say("page-data")}</h2>
          ${run.states.map((state, index) => drawState(state, { index, definition: definitions.get(state.name), words }))}`,
      },
    ],
  };
};

function drawOutcome({ execution, outcome }: InspectedRun, context: PageContext): Markup {
  const { words, readOnly } = context;
  const machine = nameOfArn(execution.machineArn);
  const { startedAt, endedAt, arn, status } = execution;
  const buttons = readOnly
    ? []
    : [
        drawButton("/actions/start-again", { arn }, words.say("console-start-again")),
        html`<a class="button" href="${link("/machine", { arn: execution.machineArn, from: arn })}#input"
          >${words.say("console-start-other")}</a
        >`,
        ...(status === "RUNNING"
          ? [drawButton("/actions/stop", { arn }, words.say("console-stop"), words.say("console-sure-stop"))]
          : []),
        ...(status === "FAILED" || status === "ABORTED" || status === "TIMED_OUT"
          ? [drawButton("/actions/redrive", { arn }, words.say("console-redrive"))]
          : []),
      ];
  return html`<div class="line">
      <span class="kind ${outcome.kind}" role="status">${describeOutcome(outcome, words)}</span>
      <a href="${link("/machine", { arn: execution.machineArn })}">${machine}</a
      ><span class="dim">${status ?? ""}</span>
      <span class="dim">${startedAt ? formatMoment(startedAt, words.language) : ""}</span
      ><span class="dim">${startedAt && endedAt ? formatDuration(endedAt.getTime() - startedAt.getTime()) : ""}</span
      >${buttons}
    </div>
    ${execution.error !== undefined && html`<pre>${execution.error}: ${pretty(execution.cause)}</pre>`}`;
}

function drawAbout({ execution }: InspectedRun, context: PageContext): Markup {
  const { words } = context;
  const input = parseJson(execution.input);
  const encoded = readText(input, "s3Key");
  const key = encoded === undefined ? undefined : decodeKey(encoded);
  const line = `aws stepfunctions describe-execution --execution-arn ${execution.arn}`;
  return html`${key !== undefined && drawPhoto(execution.arn, { key, isRider: readText(input, "userId") !== undefined, context })}
    <h3>${words.say("data-input")}</h3>
    <pre>${pretty(execution.input)}</pre>
    ${
      execution.output !== undefined &&
      html`<h3>${words.say("data-output")}</h3>
        <pre>${pretty(execution.output)}</pre>`
    }
    <p><code>${line}</code> <button type="button" data-copy="${line}">${words.say("console-copy")}</button></p>`;
}

/**
 * The photo. Boxes around a rider's face come after the page: Rekognition takes longer than the page does. Where each
 * look at a photo costs money, they are on the photo's page alone.
 */
function drawPhoto(
  run: string,
  { key, isRider, context }: { key: string; isRider: boolean; context: PageContext },
): Markup {
  const { words, readOnly } = context;
  const image = html`<img
    class="shot"
    src="${link("/picture", { run, size: "large" })}"
    alt="${words.say("page-photo", { key })}"
  />`;
  if (!isRider) return image;
  if (readOnly)
    return html`${image}
      <p><a href="${link("/photo", { run })}">${words.say("console-look")}</a></p>`;
  return html`<div data-load="${link("/photo", { run, part: "faces" })}">${image}</div>`;
}
