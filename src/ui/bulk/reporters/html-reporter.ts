import type { BatchFacts } from "../../../workshop/bulk/reporting/report.ts";
import { writeResult } from "../../terminal/write.ts";
import { loadArrange } from "../../graph/arrangement/arrange.ts";
import { drawTableRow, mostRowsOnPage } from "./html/row-table.ts";
import { drawPage, type PageWords } from "./html/page.ts";
import { replaceFile } from "./report-file.ts";
import type { Reporter } from "./reporter.ts";

const refreshMs = 3000;
/** More photos would make the page heavy; the other rows are listed without. */
const mostThumbnails = 60;

/** One self-contained page. While the batch runs it is written anew from time to time, at the end with photos. */
export function createHtmlReporter(name: string, destination: string, words: PageWords): Reporter {
  const rowLines: string[] = [];
  let rowsEnded = 0;
  let facts: BatchFacts | undefined;
  let refreshedAt = performance.now();
  const write = (page: string): Promise<void> =>
    destination === "-" ? writeResult(page) : replaceFile(destination, page);
  return {
    name,
    async notify(event) {
      if (event.type === "batch-begins") facts = event.facts;
      if (!facts) return;
      if (event.type === "row-ended") {
        rowsEnded += 1;
        if (rowLines.length < mostRowsOnPage) rowLines.push(drawTableRow(event.result, facts.target, words));
      }
      if (event.type === "progress" && destination !== "-" && performance.now() - refreshedAt >= refreshMs) {
        refreshedAt = performance.now();
        await write(
          drawPage({
            facts,
            report: event.report(),
            thumbnails: new Map(),
            arrange: await loadArrange(),
            rowLines,
            rowsEnded,
            words,
          }),
        );
      }
      if (event.type !== "batch-ends") return;
      const thumbnails = new Map<string, string>();
      for (const row of event.report.unexpectedRows.slice(0, mostThumbnails)) {
        const image = thumbnails.get(row.key) ?? (await event.thumbnailOf(row));
        if (image !== undefined) thumbnails.set(row.key, image);
      }
      await write(
        drawPage({ facts, report: event.report, thumbnails, arrange: await loadArrange(), rowLines, rowsEnded, words }),
      );
    },
  };
}
