import { progressAreas, type Words } from "../../text/words.ts";
import type { DemoResult } from "../../workshop/demo/run-demo.ts";
import { drawFaces } from "./faces-text.ts";
import { durationFormat, formatDuration } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

/** The areas that word the end of a demonstration. */
export const demoAreas = ["labels", "screen-inspect", ...progressAreas] as const;
export type DemoWords = Words<(typeof demoAreas)[number]>;

/**
 * Draws what was kept, completely or counted, the table of the steps that went differently or of all, and whether
 * everything was as expected.
 */
export function drawDemo(
  result: DemoResult,
  { terminal, words, verbose }: { terminal: Terminal; words: DemoWords; verbose: boolean },
): string {
  const signs = signsOf(terminal);
  const steps = result.rows.length;
  const differing = result.rows.filter((row) => !row.asExpected).length;
  const total = result.rows.reduce((sum, row) => sum + row.ms, 0);
  const head = ["label-step", "label-user", "label-photo", "label-expected", "label-got", "label-time"] as const;
  const inUnit = durationFormat(Math.max(0, ...result.rows.map((row) => row.ms)));
  const listed = result.rows.filter((row) => verbose || !row.asExpected);
  const table = drawTable(
    {
      head: ["", ...head.map((code) => words.say(code))],
      rows: listed.map((row) => [
        row.asExpected ? signs.done : signs.failed,
        words.word(row.step),
        row.user ?? "",
        row.photo ?? "",
        words.word(row.expected),
        words.word(row.got),
        inUnit(row.ms),
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
      ? `${signs.done} ${words.say("demo-done", { steps, time: formatDuration(total) })}`
      : `${signs.failed} ${words.say("demo-differing", { steps, differing })}`;
  const parts = [
    ...(verbose ? drawKept(result, terminal, words) : countKept(result, words)),
    ...(listed.length === 0 ? [] : [table]),
  ];
  if (result.chapters.length > 0) parts.push(drawChapters(result, terminal, words));
  return [...parts, verdict].join("\n\n");
}

/** One line for each text. */
function drawChapters({ chapters }: DemoResult, terminal: Terminal, words: DemoWords): string {
  const signs = signsOf(terminal);
  const inUnit = durationFormat(Math.max(...chapters.map(({ ms }) => ms)));
  const rows = chapters.map(({ title, steps, differing, ms }) => [
    differing === 0 ? signs.done : signs.failed,
    words.word(title),
    words.say("demo-chapter-steps", { steps, differing }),
    inUnit(ms),
  ]);
  const head = ["", words.say("label-what"), words.say("label-result"), words.say("label-time")];
  return drawTable({ head, rows, alignRight: [3] }, terminal.columns)
    .split("\n")
    .map((line) => paintSign(line, terminal))
    .join("\n");
}

function paintSign(line: string, terminal: Terminal): string {
  const signs = signsOf(terminal);
  if (line.startsWith(`${signs.done} `)) return `${paint("green", signs.done)}${line.slice(signs.done.length)}`;
  if (line.startsWith(`${signs.failed} `)) return `${paint("red", signs.failed)}${line.slice(signs.failed.length)}`;
  return line;
}

function countKept({ shown }: DemoResult, words: DemoWords): string[] {
  if (shown === undefined) return [];
  const { faces, items, thumbnails } = shown;
  return [words.say("demo-shown", { faces: faces?.length ?? 0, items: items.length, thumbnails: thumbnails.length })];
}

function drawKept({ shown }: DemoResult, terminal: Terminal, words: DemoWords): string[] {
  if (shown === undefined) return [];
  const photos = new Map(shown.items.map((item) => [String(item["faceId"]), String(item["s3key"])]));
  const faces = (shown.faces ?? []).map((face) => ({ ...face, photo: photos.get(face.faceId) }));
  const items = shown.items.map((item) => `${String(item["Username"])}: ${String(item["s3key"])}`);
  return [
    `${words.say("demo-shown-faces")}\n${drawFaces(faces, terminal, words)}`,
    `${words.say("demo-shown-items")}\n${items.join("\n")}`,
    `${words.say("demo-shown-thumbnails")}\n${shown.thumbnails.map((thumbnail) => thumbnail.key).join("\n")}`,
  ];
}
