import type { Words } from "../../text/words.ts";
import type { TriedState } from "../../workshop/run/try-state.ts";
import { failureReason } from "../../workshop/run/outcome.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

/** The areas that a tried state is worded by. */
export const triedAreas = ["labels", "outcome", "screen-run"] as const;

/** Draws a state that ran alone: its output or its error, and where the machine would go. */
export function drawTriedState(
  tried: TriedState,
  terminal: Terminal,
  words: Words<(typeof triedAreas)[number]>,
): string {
  const { status, error } = tried;
  const parts = [
    drawPairs([
      [words.say("label-state"), tried.state],
      [words.say("label-machine"), tried.machine],
    ]),
  ];
  if (tried.output !== undefined)
    parts.push(`${words.say("label-output")}\n${JSON.stringify(tried.output, undefined, 2)}`);
  if (error !== undefined) parts.push(words.say("state-error", { state: tried.state, reason: failureReason(tried) }));
  const signs = signsOf(terminal);
  const verdict = wordVerdict(tried, words);
  const colour = status === "SUCCEEDED" ? "green" : status === "CAUGHT_ERROR" ? "yellow" : "red";
  parts.push(
    [paint(colour, `${status === "SUCCEEDED" ? signs.done : signs.failed} ${verdict}`), words.say("tried-alone")].join(
      "\n",
    ),
  );
  return parts.join("\n\n");
}

function wordVerdict({ status, nextState: next }: TriedState, words: Words<"screen-run">): string {
  switch (status) {
    case "SUCCEEDED":
      return words.say("tried-succeeded", { next });
    case "CAUGHT_ERROR":
      return words.say("tried-caught", { next });
    case "RETRIABLE":
      return words.say("tried-retriable");
    case "FAILED":
      return words.say("tried-failed");
  }
}
