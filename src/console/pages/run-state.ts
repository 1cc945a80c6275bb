import { formatDuration } from "../../ui/terminal/quantity.ts";
import { compareMembers } from "../../ui/execution/state-data.ts";
import type { InspectedState } from "../../workshop/inspect/execution-view.ts";
import { html, type Markup } from "../html.ts";
import type { ConsoleWords } from "./page.ts";
import { longestJson, pretty } from "./pretty-json.ts";

/** A visit of a state: its tries, what went in and came out, what it changed, its log, and how it is defined. */
export function drawState(
  state: InspectedState,
  { index, definition, words }: { index: number; definition: unknown; words: ConsoleWords },
): Markup {
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
      <div>${drawOutput(state, words)}</div>
    </div>
    ${
      log !== "" &&
      html`<h3>${words.say("data-log")}</h3>
        <pre>${log}</pre>`
    }${
      definition !== undefined &&
      html`<h3>${words.say("console-definition")}</h3>
        <pre>${pretty(JSON.stringify(definition))}</pre>`
    }
  </details>`;
}

/** Draws the output. Members that are new or changed since the input are marked, and those that are gone are named. */
function drawOutput({ input, inputValue, output, outputValue }: InspectedState, words: ConsoleWords): Markup {
  if (output !== undefined && output === input) return html`<h3>${words.say("data-output-is-input")}</h3>`;
  const head = html`<h3>${words.say("data-output")}</h3>`;
  const change = compareMembers(inputValue, outputValue);
  const laidOut = pretty(output);
  if (change === undefined || laidOut.length > longestJson || typeof outputValue !== "object" || outputValue === null)
    return html`${head}
      <pre>${laidOut}</pre>`;
  const isNew = (name: string): boolean => Object.hasOwn(change.added, name) || Object.hasOwn(change.changed, name);
  const members = Object.entries(outputValue).flatMap(([name, value], index) => {
    const text = JSON.stringify({ [name]: value }, undefined, 2).slice(2, -2);
    return [index === 0 ? "\n" : ",\n", isNew(name) ? html`<mark>${text}</mark>` : text];
  });
  const lacks =
    change.removed.length > 0 &&
    html`<p class="dim">${words.say("data-output-lacks", { members: change.removed })}</p>`;
  return html`${head}
    <pre>${["{", ...members, "\n}"]}</pre>
    ${lacks}`;
}
