import type { EnvironmentView } from "../../workshop/inspect/environment-view.ts";
import type { InspectWords } from "./inspect-areas.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatBytes, durationFormat } from "../terminal/quantity.ts";
import { describeOutcome } from "./run-text.ts";
import { drawTable } from "../terminal/table.ts";
import { paint, type Terminal } from "../terminal/terminal.ts";

/** How many rows of a kind are shown; `--json` has them all. */
const mostRows = 20;

const sectionIndent = "  ";

/** The whole environment, one part below the other. */
export function drawEnvironment(view: EnvironmentView, terminal: Terminal, words: InspectWords): string {
  const { say } = words;
  const list = createList(terminal, words);
  const objects = [say("label-key"), say("label-size")];
  const { stack, photos, thumbnails, items, faces, executions } = view;
  return [
    section(say("section-stack"), stack ? drawStack(stack) : say("no-stack")),
    section(say("section-photos", { count: photos.length }), list(objects, photos.map(objectRow), [1])),
    section(say("section-thumbnails", { count: thumbnails.length }), list(objects, thumbnails.map(objectRow), [1])),
    section(
      say("section-items", { count: items.length }),
      list(
        [say("label-user"), say("label-photo"), say("label-face")],
        items.map((item) => ["Username", "s3key", "faceId"].map((name) => String(item[name] ?? "-"))),
      ),
    ),
    faces === undefined
      ? section(say("label-faces"), say("no-collection"))
      : section(
          say("section-faces", { count: faces.length }),
          list(
            [say("label-face"), say("label-user")],
            faces.map((face) => [face.faceId, face.user ?? "-"]),
          ),
        ),
    ...machineSections(view, list, words),
    section(
      say("section-executions", { count: executions.length }),
      list(
        executionHeads.map((head) => say(head)),
        executionRows(executions, words),
        [6],
      ),
    ),
  ].join("\n\n");
}

/** Draws a table of a section, with its first rows. */
type DrawList = (head: readonly string[], rows: readonly string[][], alignRight?: number[]) => string;

function createList(terminal: Terminal, { say }: InspectWords): DrawList {
  return (head, rows, alignRight = []) => {
    if (rows.length === 0) return say("none");
    const shown = { head, rows: rows.slice(0, mostRows), alignRight };
    const table = drawTable(shown, terminal.columns - sectionIndent.length);
    return rows.length > mostRows ? `${table}\n${say("and-more", { count: rows.length - mostRows })}` : table;
  };
}

/** The machines of the stages, those of other forms, and the versions. */
function machineSections(view: EnvironmentView, list: DrawList, words: InspectWords): string[] {
  const { say } = words;
  const { machines } = view;
  return [
    section(
      say("section-machines", { count: machines.length }),
      list(
        [say("label-machine"), say("label-stage"), say("label-template")],
        machines.map((machine) => [
          machine.name,
          `${machine.stage}: ${words.word(machine.title)}`,
          describeDifference(machine.differs, words),
        ]),
      ),
    ),
    ...(view.otherMachines.length === 0
      ? []
      : [
          section(
            say("section-other-machines", { count: view.otherMachines.length }),
            list(
              [say("label-machine"), say("label-form")],
              view.otherMachines.map(({ name, form, stage }) => [name, say("machine-form", { form, stage })]),
            ),
          ),
        ]),
    ...(view.versions.length === 0 ? [] : [section(say("section-versions"), list(...versionsTable(view, words)))]),
  ];
}

function versionsTable({ versions }: EnvironmentView, words: InspectWords): [string[], string[][], number[]] {
  const { say } = words;
  const head = [say("label-version"), say("label-what"), say("label-live"), say("label-runs"), say("label-created")];
  const rows = versions.map(({ number, description, live, executions, createdAt }) => [
    String(number),
    description ?? "-",
    live === 0 ? "" : `${live} %`,
    String(executions),
    createdAt ? describeAge(Date.now() - createdAt.getTime(), words) : "-",
  ]);
  return [head, rows, [0, 2, 3]];
}

const executionHeads = [
  "label-execution",
  "label-stage",
  "label-user",
  "label-photo",
  "label-outcome",
  "label-started",
  "label-took",
] as const;

function executionRows(executions: EnvironmentView["executions"], words: InspectWords): string[][] {
  const took = executions.map(({ startedAt, endedAt }) =>
    startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : undefined,
  );
  const inUnit = durationFormat(Math.max(0, ...took.map((ms) => ms ?? 0)));
  return executions.map((execution, at) => executionRow(execution, took[at], { inUnit, words }));
}

function executionRow(
  execution: EnvironmentView["executions"][number],
  tookMs: number | undefined,
  { inUnit, words }: { inUnit: (ms: number) => string; words: InspectWords },
): string[] {
  const { startedAt } = execution;
  return [
    execution.name,
    execution.stage === undefined ? execution.machine : String(execution.stage),
    execution.user ?? "-",
    execution.photo ?? "-",
    execution.outcome ? describeOutcome(execution.outcome, words) : (execution.status ?? "-"),
    startedAt ? describeAge(Date.now() - startedAt.getTime(), words) : "-",
    tookMs === undefined ? "-" : inUnit(tookMs),
  ];
}

/** How long ago something was, in its largest unit. */
function describeAge(ms: number, words: InspectWords): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return words.say("just-now");
  if (minutes < 60) return words.say("minutes-ago", { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? words.say("hours-ago", { count: hours })
    : words.say("days-ago", { count: Math.floor(hours / 24) });
}

function section(title: string, body: string): string {
  return `${paint("bold", title)}\n${body
    .split("\n")
    .map((line) => `${sectionIndent}${line}`)
    .join("\n")}`;
}

function drawStack(stack: NonNullable<EnvironmentView["stack"]>): string {
  const outputs = Object.entries(stack.outputs).sort(([one], [other]) => one.localeCompare(other));
  return drawPairs([[stack.name, stack.status], ...outputs]);
}

function objectRow(object: { key: string; bytes: number }): string[] {
  return [object.key, formatBytes(object.bytes)];
}

function describeDifference(differs: boolean | undefined, words: InspectWords): string {
  if (differs === undefined) return words.say("unknown");
  return words.say(differs ? "template-differs" : "template-same");
}
