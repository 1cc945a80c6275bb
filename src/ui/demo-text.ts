import type { DemoResult } from "../workshop/demo/run-demo.ts";
import { formatCount, formatDuration } from "./quantity.ts";
import { drawFaces } from "./faces-text.ts";
import { drawTable } from "./table.ts";
import { paint, signsOf, type Terminal } from "./terminal.ts";

/** What was kept, the table of all steps, and whether everything was as expected. */
export function drawDemo(result: DemoResult, terminal: Terminal): string {
  const signs = signsOf(terminal);
  const differing = result.rows.filter((row) => !row.asExpected).length;
  const total = result.rows.reduce((sum, row) => sum + row.ms, 0);
  const table = drawTable(
    {
      head: ["", "Step", "User", "Photo", "Expected", "Got", "Time"],
      rows: result.rows.map((row) => [
        row.asExpected ? signs.done : signs.failed,
        row.step,
        row.user ?? "",
        row.photo ?? "",
        row.expected,
        row.got,
        formatDuration(row.ms),
      ]),
      alignRight: [6],
    },
    terminal.columns,
  )
    .split("\n")
    .map((line) => paintSign(line, terminal))
    .join("\n");
  const verdict =
    differing === 0
      ? `${signs.done} All ${result.rows.length} steps went as expected, in ${formatDuration(total)}.`
      : `${signs.failed} ${formatCount(differing, "step")} of ${result.rows.length} went differently.`;
  return [...drawKept(result, terminal), table, verdict].join("\n\n");
}

function paintSign(line: string, terminal: Terminal): string {
  const signs = signsOf(terminal);
  if (line.startsWith(`${signs.done} `)) return `${paint("green", signs.done)}${line.slice(signs.done.length)}`;
  if (line.startsWith(`${signs.failed} `)) return `${paint("red", signs.failed)}${line.slice(signs.failed.length)}`;
  return line;
}

function drawKept({ shown }: DemoResult, terminal: Terminal): string[] {
  if (shown === undefined) return [];
  const photos = new Map(shown.items.map((item) => [String(item["faceId"]), String(item["s3key"])]));
  const faces = (shown.faces ?? []).map((face) => ({ ...face, photo: photos.get(face.faceId) }));
  return [
    `Faces in the collection, before the teardown\n${drawFaces(faces, terminal)}`,
    `Items in the table, before the teardown\n${shown.items.map((item) => `${String(item["Username"])}: ${String(item["s3key"])}`).join("\n")}`,
    `Thumbnails, before the teardown\n${shown.thumbnails.map((thumbnail) => thumbnail.key).join("\n")}`,
  ];
}
