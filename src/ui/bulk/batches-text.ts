import type { Words } from "../../text/words.ts";
import type { BatchRecord } from "../../workshop/bulk/batch/batch.ts";
import { formatMoment } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The batches of a folder, one a line. */
export function drawBatches(batches: readonly BatchRecord[], terminal: Terminal, words: Words<"screen-bulk">): string {
  if (batches.length === 0) return words.say("no-batches");
  return drawTable(
    {
      head: [
        words.say("head-batch"),
        words.say("head-begun"),
        words.say("head-rows"),
        words.say("head-status"),
        words.say("head-manifest"),
      ],
      rows: batches.map(({ batch, startedAt, manifestRows, repeat, finished, manifest }) => [
        batch,
        formatMoment(new Date(startedAt), words.language),
        String(manifestRows * repeat),
        words.say(finished ? "batch-finished" : "batch-unfinished"),
        manifest.name,
      ]),
      alignRight: [2],
    },
    terminal.columns,
  );
}
