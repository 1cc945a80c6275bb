import type { ErrorArea, ProgressArea } from "../../text/areas.ts";
import type { Words } from "../../text/words.ts";
import type { Check } from "../../workshop/doctor/check.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";
import { padCells, widest } from "../terminal/width.ts";

/** One line for each check, and below it what helps. */
export function drawChecks(
  checks: readonly Check[],
  terminal: Terminal,
  words: Words<"labels" | "problems" | ProgressArea | ErrorArea>,
): string {
  const signs = signsOf(terminal);
  const drawn = {
    ok: paint("green", signs.done),
    warning: paint("yellow", signs.warning),
    failed: paint("red", signs.failed),
    unknown: paint("dim", signs.unchanged),
  };
  const width = widest(checks.map(({ check }) => check));
  return checks
    .flatMap(({ check, status, finding, error }) => {
      const line = `${drawn[status]} ${padCells(check, width)}  ${words.word(finding)}`;
      if (error === undefined) return [line];
      const { message, why, next = [] } = words.wordError(error);
      const details = [message, ...(why === undefined ? [] : [why]), ...next.map((step) => `${signs.arrow} ${step}`)];
      return [line, ...details.map((detail) => `  ${" ".repeat(width)}  ${detail}`)];
    })
    .join("\n");
}
