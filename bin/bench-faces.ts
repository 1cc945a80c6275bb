/**
 * Writes the times of vision and of the search in a collection into docs/faces.md: `node bin/bench-faces.ts`.
 */
import { benchFaceSearch } from "../test/bench/face-search.ts";
import { benchVision } from "../test/bench/vision.ts";
import { drawTable } from "./eval/tables.ts";
import { describeLoad, writeSection } from "./eval/write-section.ts";

const rows = [...(await benchVision()), ...(await benchFaceSearch())];
const table = drawTable(
  ["what", "measured", "compared with, in the same run", "ratio", "budget", "kept"],
  rows.map((row) => [row.what, row.measured, row.comparison, row.ratio, row.budget, row.kept ? "yes" : "no"]),
);
console.log(table);
await writeSection("bench", `${table}\n\n${describeLoad()}`);
