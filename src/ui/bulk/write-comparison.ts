import type { Words } from "../../text/words.ts";
import type { Comparison } from "../../workshop/bulk/compare/compare-reports.ts";
import { writeResult } from "../terminal/write.ts";
import type { ReporterChoice, comparisonKinds } from "./reporters/choose-reporters.ts";
import { drawComparisonMarkdown, drawComparisonPage } from "./compare-page.ts";
import { replaceFile } from "./reporters/report-file.ts";

/** Writes a comparison as a page or as Markdown, to a file or to standard output. */
export async function writeComparison(
  { kind, destination = "-" }: ReporterChoice<(typeof comparisonKinds)[number]>,
  comparison: Comparison,
  words: Words<"screen-bulk">,
): Promise<void> {
  const draw = kind === "html" ? drawComparisonPage : drawComparisonMarkdown;
  const text = draw(comparison, words);
  await (destination === "-" ? writeResult(text) : replaceFile(destination, text));
}
