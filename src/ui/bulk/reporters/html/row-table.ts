import { hash } from "node:crypto";
import type { Words } from "../../../../text/words.ts";
import type { RowResult } from "../../../../workshop/bulk/reporting/report.ts";
import { formatSeconds } from "../../../terminal/quantity.ts";
import { wordPlace, wordRowOutcome } from "../../describe-row.ts";
import type { TargetSummary } from "../../../../workshop/port.ts";
import { escapeMarkup } from "../escape-markup.ts";
import { drawExecution } from "./execution-link.ts";

/** More rows would make the page too heavy for a phone: 1.5 MB. */
export const mostRowsOnPage = 5000;

/** Filters the rows by text and outcome, and sorts them by a click on a head; without it the table shows all rows. */
const script = `
const table=document.getElementById("rows"),body=table.tBodies[0],text=document.getElementById("filter"),kind=document.getElementById("kind"),shown=document.getElementById("shown");
function filter(){let n=0;const want=text.value.toLowerCase();for(const row of body.rows){const hit=(kind.value===""||row.dataset.kind===kind.value||kind.value==="unexpected"&&row.dataset.bad==="1")&&row.textContent.toLowerCase().includes(want);row.hidden=!hit;if(hit)n+=1}shown.textContent=n}
text.oninput=kind.onchange=filter;
for(const head of table.tHead.rows[0].cells)head.querySelector("button").onclick=()=>{const up=head.ariaSort!=="ascending";for(const other of table.tHead.rows[0].cells)other.ariaSort=null;head.ariaSort=up?"ascending":"descending";const at=head.cellIndex,key=(row)=>row.cells[at].dataset.sort??row.cells[at].textContent;const rows=[...body.rows].sort((a,b)=>key(a).localeCompare(key(b),undefined,{numeric:true}));body.append(...(up?rows:rows.reverse()))};
filter();
`;

/** The script's source for the page's Content-Security-Policy: nothing else may run. */
export const scriptSource = `'sha256-${hash("sha256", script, "base64")}'`;

/** A row of the table of all rows; made as rows end, so that no result is kept. */
export function drawTableRow(result: RowResult, target: TargetSummary, words: Words<"screen-bulk">): string {
  const cell = (label: string, text: string, sort?: string): string =>
    `<td data-label="${escapeMarkup(label)}"${sort === undefined ? "" : ` data-sort="${sort}"`}>${escapeMarkup(text)}</td>`;
  const { kind } = result.outcome;
  return [
    `<tr data-kind="${kind}"${result.asExpected ? "" : ' data-bad="1"'}>`,
    cell(words.say("head-row"), wordPlace(result, words), String(result.row * 1000 + result.repeat)),
    cell(words.say("head-user"), result.user),
    cell(words.say("head-photo"), result.key),
    `<td data-label="${escapeMarkup(words.say("head-outcome"))}"><span class="kind ${kind}">${escapeMarkup(wordRowOutcome(result.outcome, words))}</span></td>`,
    cell(words.say("head-expected"), result.expected ?? ""),
    cell(
      words.say("head-time"),
      result.durationMs === undefined ? "" : formatSeconds(result.durationMs),
      String(result.durationMs ?? 0),
    ),
    `<td data-label="${escapeMarkup(words.say("head-execution"))}">${drawExecution(result, target)}</td>`,
    "</tr>",
  ].join("");
}

/** All rows, with a filter and heads that sort. */
export function drawRowTable(rows: readonly string[], ended: number, words: Words<"screen-bulk">): string {
  if (rows.length === 0) return "";
  const heads = (
    ["head-row", "head-user", "head-photo", "head-outcome", "head-expected", "head-time", "head-execution"] as const
  ).map((code) => `<th><button type="button">${escapeMarkup(words.say(code))}</button></th>`);
  const kinds = (["accepted", "succeeded", "refused", "failed", "unfinished", "unexpected"] as const).map(
    (kind) =>
      `<option value="${kind}">${escapeMarkup(kind === "unexpected" ? words.say("head-unexpected") : wordRowOutcome({ kind }, words))}</option>`,
  );
  const left =
    ended > rows.length
      ? `<p class="dim">${escapeMarkup(words.say("rows-left-out", { shown: rows.length, rows: ended }))}</p>`
      : "";
  return [
    `<h2 id="all-rows">${escapeMarkup(words.say("all-rows"))}</h2>${left}`,
    `<p class="filters"><input id="filter" type="search" placeholder="${escapeMarkup(words.say("filter-rows"))}" aria-label="${escapeMarkup(words.say("filter-rows"))}"> <select id="kind" aria-label="${escapeMarkup(words.say("head-outcome"))}"><option value="">${escapeMarkup(words.say("filter-all"))}</option>${kinds.join("")}</select> <span class="dim"><span id="shown">${rows.length}</span> ${escapeMarkup(words.say("rows-shown"))}</span></p>`,
    `<div class="scroll"><table id="rows" class="all"><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`,
    `<script>${script}</script>`,
  ].join("\n");
}
