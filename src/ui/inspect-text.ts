import type { EnvironmentView } from "../workshop/inspect/environment-view.ts";
import { drawPairs } from "./pairs.ts";
import { formatAge, formatBytes, formatCount, formatDuration } from "./quantity.ts";
import { drawTable } from "./table.ts";
import { paint, type Terminal } from "./terminal.ts";

/** How many rows of a kind are shown; `--json` has them all. */
const mostRows = 20;

const sectionIndent = "  ";

/** The whole environment, one part below the other. */
export function drawEnvironment(view: EnvironmentView, terminal: Terminal): string {
  const table = (head: string[], rows: string[][], alignRight: number[] = []): string =>
    drawTable({ head, rows: rows.slice(0, mostRows), alignRight }, terminal.columns - sectionIndent.length);
  return [
    section("Stack", view.stack ? drawStack(view.stack) : "not there: run `npx wildrydes setup`"),
    section(
      `Photos (${view.photos.length})`,
      listed(view.photos, () => table(["Key", "Size"], view.photos.map(objectRow), [1])),
    ),
    section(
      `Thumbnails (${view.thumbnails.length})`,
      listed(view.thumbnails, () => table(["Key", "Size"], view.thumbnails.map(objectRow), [1])),
    ),
    section(
      `Items (${view.items.length})`,
      listed(view.items, () =>
        table(
          ["User", "Photo", "Face"],
          view.items.map((item) => ["Username", "s3key", "faceId"].map((name) => String(item[name] ?? "-"))),
        ),
      ),
    ),
    section(
      view.faces ? `Faces (${view.faces.length})` : "Faces",
      view.faces
        ? listed(view.faces, () =>
            table(
              ["Face", "User"],
              (view.faces ?? []).map((face) => [face.faceId, face.user ?? "-"]),
            ),
          )
        : "no collection: run `npx wildrydes setup`",
    ),
    section(
      `State machines (${view.machines.length})`,
      listed(view.machines, () =>
        table(
          ["Machine", "Stage", "Template"],
          view.machines.map((machine) => [
            machine.name,
            `${machine.stage}: ${machine.title}`,
            describeDifference(machine.differs),
          ]),
        ),
      ),
    ),
    section(
      `Newest executions (${view.executions.length})`,
      listed(view.executions, () =>
        table(
          ["Execution", "Stage", "Status", "Started", "Took"],
          view.executions.map((execution) => [
            execution.name,
            String(execution.stage),
            execution.status ?? "-",
            execution.startedAt ? formatAge(Date.now() - execution.startedAt.getTime()) : "-",
            execution.startedAt && execution.endedAt
              ? formatDuration(execution.endedAt.getTime() - execution.startedAt.getTime())
              : "-",
          ]),
          [4],
        ),
      ),
    ),
  ].join("\n\n");
}

function section(title: string, body: string): string {
  return `${paint("bold", title)}\n${body
    .split("\n")
    .map((line) => `${sectionIndent}${line}`)
    .join("\n")}`;
}

function listed(rows: readonly unknown[], draw: () => string): string {
  if (rows.length === 0) return "none";
  return rows.length > mostRows ? `${draw()}\n… and ${formatCount(rows.length - mostRows, "more", "more")}` : draw();
}

function drawStack(stack: NonNullable<EnvironmentView["stack"]>): string {
  const outputs = Object.entries(stack.outputs).sort(([one], [other]) => one.localeCompare(other));
  return drawPairs([[stack.name, stack.status], ...outputs]);
}

function objectRow(object: { key: string; bytes: number }): string[] {
  return [object.key, formatBytes(object.bytes)];
}

function describeDifference(differs: boolean | undefined): string {
  if (differs === undefined) return "unknown";
  return differs ? "differs" : "same";
}
