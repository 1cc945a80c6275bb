import { nameOfArn } from "../../arn.ts";
import { drawRunSvg } from "../../ui/execution/run-svg.ts";
import { formatDuration, formatMoment } from "../../ui/terminal/quantity.ts";
import { describeOutcome } from "../../ui/results/run-text.ts";
import { inspectExecution, type InspectedRun, type InspectedState } from "../../workshop/inspect/execution-view.ts";
import { parseJson, readText } from "../../workshop/json-member.ts";
import { decodeKey } from "../../workshop/run/encoded-key.ts";
import { UserError } from "../../user-error.ts";
import { drawButton } from "./button.ts";
import { html, link, Markup } from "../html.ts";
import type { ConsoleWords, DrawPage, PageContext } from "./page.ts";
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
  return {
    title: run.execution.name,
    place: "runs",
    sections: [
      { id: "outcome", content: drawOutcome(run, context) },
      {
        id: "graph",
        content: html`<div class="two wide">
          <div class="panel">
            <h2>${words.say("page-graph")}</h2>
            <div class="scroll">${new Markup(await drawRunSvg(run))}</div>
          </div>
          <div class="panel">
            <h2>${words.say("console-about")}</h2>
            ${drawAbout(run, context)}
          </div>
        </div>`,
      },
      {
        id: "time",
        content: html`<h2>${words.say("page-timeline")}</h2>
          ${drawTimeRows(run, words)}`,
      },
      {
        id: "data",
        content: html`<h2>${words.say("page-data")}</h2>
          ${run.states.map((state, index) => drawState(state, index, words))}`,
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
        ...(status === "RUNNING"
          ? [drawButton("/actions/stop", { arn }, words.say("console-stop"), words.say("console-sure-stop"))]
          : []),
        ...(status === "FAILED" || status === "ABORTED" || status === "TIMED_OUT"
          ? [drawButton("/actions/redrive", { arn }, words.say("console-redrive"))]
          : []),
      ];
  return html`<p class="line">
      <span class="kind ${outcome.kind}" role="status">${describeOutcome(outcome, words)}</span>
      <a href="${link("/machine", { arn: execution.machineArn })}">${machine}</a
      ><span class="dim">${status ?? ""}</span>
      <span class="dim">${startedAt ? formatMoment(startedAt, words.language) : ""}</span
      ><span class="dim">${startedAt && endedAt ? formatDuration(endedAt.getTime() - startedAt.getTime()) : ""}</span
      >${buttons}
    </p>
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

function drawState(state: InspectedState, index: number, words: ConsoleWords): Markup {
  const tries = state.tries.map(
    (attempt, at) =>
      html`<li>
        ${at + 1}: ${formatDuration((attempt.endedMs ?? attempt.scheduledMs) - attempt.scheduledMs)}
        <span class="kind ${attempt.status === "succeeded" ? "accepted" : attempt.status}"
          >${attempt.error ?? attempt.status}</span
        >
      </li>`,
  );
  const log = (state.log ?? []).map(({ text }) => text).join("\n");
  return html`<details id="state-${index}" ${state.error !== undefined && html` open`}>
    <summary>
      ${state.name} <small>${words.say(`console-state-${state.status}`)} · ${formatDuration(state.durationMs)}</small>
    </summary>
    ${state.error !== undefined && html`<pre>${state.error}: ${pretty(state.cause)}</pre>`}${
      tries.length > 1 &&
      html`<ol>
        ${tries}
      </ol>`
    }
    <div class="two">
      <div>
        <h3>${words.say("data-input")}</h3>
        <pre>${pretty(state.input)}</pre>
      </div>
      <div>
        <h3>${words.say("data-output")}</h3>
        <pre>${pretty(state.output)}</pre>
      </div>
    </div>
    ${
      log !== "" &&
      html`<h3>${words.say("data-log")}</h3>
        <pre>${log}</pre>`
    }
  </details>`;
}

/** The longest JSON that is laid out on the page; what is longer is cut, so that a page stays light. */
const longestJson = 6000;

function pretty(text: string | undefined): string {
  if (text === undefined) return "";
  const value = parseJson(text);
  const laidOut = value === undefined ? text : JSON.stringify(value, undefined, 2);
  return laidOut.length > longestJson ? `${laidOut.slice(0, longestJson)}\n…` : laidOut;
}
