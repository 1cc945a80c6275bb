import type { CheckResult } from "../../workshop/learn/check.ts";
import type { Place } from "../../workshop/learn/json/place.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";
import { cutCells, width } from "../terminal/width.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import type { LearnWords } from "./words.ts";

/** Most checks that are shown with a reason at once. */
const mostExplained = 3;

/** The checks of a lesson: a line each, and under one that failed its reason and its place in the file. */
export function drawChecks(
  checks: readonly CheckResult[],
  { terminal, words }: { terminal: Terminal; words: LearnWords },
): string {
  const signs = signsOf(terminal);
  const explained = new Set(checks.filter((check) => check.seen !== undefined).slice(0, mostExplained));
  return checks
    .flatMap((check) => {
      const sign = { passed: signs.done, failed: signs.failed, open: signs.unchanged }[check.state];
      const style = ({ passed: "green", failed: "red", open: "dim" } as const)[check.state];
      const line = paint(style, wrapText(` ${sign} ${words.word(check.what)}`, terminal.columns));
      return explained.has(check) ? [line, ...drawFinding(check, { terminal, words })] : [line];
    })
    .join("\n");
}

function drawFinding(check: CheckResult, { terminal, words }: { terminal: Terminal; words: LearnWords }): string[] {
  if (check.seen === undefined) return [];
  const lead = check.kind === "informative" ? words.say("learn-note") : words.say("learn-exercise");
  const reason = wrapText(`   ${lead} ${words.word(check.seen)}`, terminal.columns, { wholeWords: true });
  return [reason, ...(check.place ? [drawPlace(check.place, { terminal, words })] : [])];
}

/** The line of a file with a mark below the part that is meant. */
export function drawPlace(place: Place, { terminal, words }: { terminal: Terminal; words: LearnWords }): string {
  const bar = terminal.unicode ? "│" : "|";
  const label = `   ${words.say("learn-place", { line: place.line })} `;
  const before = visible(place.text.slice(0, place.column - 1));
  const meant = visible(place.text.slice(place.column - 1, place.column - 1 + place.length));
  const after = visible(place.text.slice(place.column - 1 + place.length));
  const room = Math.max(12, terminal.columns - width(label) - 3);
  // What follows keeps some cells, and the cut at its end one.
  const lead = fitBefore(before, Math.max(0, room - width(meant) - Math.min(width(after), 8) - 1));
  const line = `${lead}${meant}${after}`;
  const shown = width(line) <= room ? line : `${cutCells(line, room - 1)[0]}…`;
  const start = width(lead);
  const marks = "^".repeat(Math.max(1, Math.min(width(meant), room - start)));
  return [
    `${label}${bar} ${shown}`,
    `${" ".repeat(width(label))}${bar} ${" ".repeat(start)}${paint("yellow", marks)}`,
  ].join("\n");
}

/** The end of what stands before the meant part, where there is no room for all of it. */
function fitBefore(before: string, room: number): string {
  if (width(before) <= room) return before;
  let kept = before.trimStart();
  while (width(kept) >= room && kept !== "") kept = kept.slice(1);
  return `…${kept}`;
}

/** Tabs as two spaces, and no control characters: a file must not move the cursor. */
function visible(text: string): string {
  return text.replaceAll("\t", "  ").replaceAll(/\p{Cc}/gu, "\uFFFD");
}
