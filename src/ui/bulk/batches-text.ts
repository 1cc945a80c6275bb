import type { Words } from "../../text/words.ts";
import type { Batches } from "../../workshop/bulk/batch/batch.ts";
import { formatMoment } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The batches of a folder, one a line, and below them those that are damaged. */
export function drawBatches({ batches, damaged }: Batches, terminal: Terminal, words: Words<"screen-bulk">): string {
  const table = batches.length === 0 ? words.say("no-batches") : drawRecords(batches, terminal, words);
  return damaged.length === 0 ? table : `${table}\n\n${words.say("batches-damaged", { batches: damaged })}`;
}

function drawRecords(batches: Batches["batches"], terminal: Terminal, words: Words<"screen-bulk">): string {
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
