import type { ErrorArea, ProgressArea } from "../../text/areas.ts";
import type { Words } from "../../text/words.ts";
import type { ListedEnvironment } from "../../workshop/room/list-environments.ts";
import type { AttendeeCard } from "../../workshop/room/room-up.ts";
import type { RoomListener, RoomRow } from "../../workshop/room/for-each-environment.ts";
import { formatAge } from "../terminal/age.ts";
import { drawTable } from "../terminal/table.ts";
import { canRedraw, signsOf, type Terminal } from "../terminal/terminal.ts";
import { countRows } from "../terminal/wrap-text.ts";
import { fitStream } from "../terminal/write.ts";

export type RoomWords = Words<"screen-room" | ProgressArea | ErrorArea>;

/** The environments of an account and region; how many executions run only where some do. */
export function drawEnvironments(
  environments: readonly ListedEnvironment[],
  terminal: Terminal,
  { words, now }: { words: RoomWords; now: number },
): string {
  if (environments.length === 0) return words.say("room-none");
  const anyRuns = environments.some(({ running }) => running > 0);
  const always = ["env", "owner", "age", "status", "stage", "faces", "last-run"] as const;
  const head = [...always, ...(anyRuns ? ["running" as const] : [])];
  const age = (moment: Date | undefined): string => (moment ? formatAge(now - moment.getTime()) : "");
  const rows = environments.map(({ name, owner, createdAt, status, stage, faces, lastRun, running }) => [
    name ?? words.say("room-unnamed"),
    owner ?? "",
    age(createdAt),
    status,
    stage === undefined ? "" : String(stage),
    String(faces),
    lastRun === undefined ? "" : `${lastRun.status ?? ""} ${age(lastRun.at)}`.trim(),
    ...(anyRuns ? [String(running)] : []),
  ]);
  return drawTable(
    { head: head.map((column) => words.say(`room-${column}`)), rows, alignRight: [2, 4, 5, 7] },
    terminal.columns,
  );
}

/** How far the work on each environment is. */
function drawRoom(rows: readonly RoomRow[], terminal: Terminal, words: RoomWords): string {
  const table = rows.map(({ environment, state, step, error }) => [
    environment,
    words.say("room-state", { state }),
    error ? words.wordError(error).message : step === undefined ? "" : words.word(step),
  ]);
  const head = [words.say("room-env"), words.say("room-status"), words.say("room-step")];
  return drawTable({ head, rows: table }, terminal.columns);
}

/** Draws what each attendee needs to know. */
export function drawCards(cards: readonly AttendeeCard[], terminal: Terminal, words: RoomWords): string {
  const named = cards.some(({ attendee }) => attendee !== "");
  return drawTable(
    {
      head: [words.say("room-env"), ...(named ? [words.say("room-attendee")] : []), words.say("room-flags")],
      rows: cards.map(({ env, attendee, flags }) => [env, ...(named ? [attendee] : []), flags]),
    },
    terminal.columns,
  );
}

/**
 * Shows the work as it goes: a table that is drawn in place where the stream can do that, else a line for each
 * environment that ended. Nothing with `--json`.
 */
export function showRoom(terminal: Terminal, words: RoomWords, options: { quiet: boolean }): RoomListener {
  if (options.quiet) return () => {};
  const { stderr } = process;
  if (!terminal.interactive || !canRedraw(stderr)) {
    const { done, failed } = signsOf(terminal);
    return (_, { environment, state, error }) => {
      if (state === "done") stderr.write(`${done} ${environment}\n`);
      if (state === "failed" && error) stderr.write(`${failed} ${environment}: ${words.wordError(error).message}\n`);
    };
  }
  let drawn = 0;
  return (rows) => {
    const screen = { rows: Math.max(3, (stderr.rows || 24) - 4), columns: stderr.columns };
    const text = drawWithin(screen, rows, (shown) => fitStream(stderr, drawRoom(shown, terminal, words)));
    stderr.write(`${drawn === 0 ? "" : `\u001B[${drawn}A\u001B[0J`}${text}\n`);
    drawn = countRows(text, stderr.columns);
  };
}

/**
 * Draws the rows that fit: what is higher than the screen could not be drawn over. Rows that are done are left out first.
 * A narrow terminal has several lines for each row.
 */
function drawWithin(
  screen: { rows: number; columns: number },
  rows: readonly RoomRow[],
  draw: (rows: readonly RoomRow[]) => string,
): string {
  const fits = (text: string): boolean => countRows(text, screen.columns) <= screen.rows;
  const all = draw(rows);
  if (fits(all)) return all;
  let shown = rows.filter(({ state }) => state !== "done").slice(0, screen.rows);
  let text = draw(shown);
  while (!fits(text) && shown.length > 1) {
    shown = shown.slice(0, -1);
    text = draw(shown);
  }
  return text;
}
