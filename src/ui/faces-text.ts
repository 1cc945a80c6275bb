import type { ListedFace } from "../workshop/faces.ts";
import { formatCount } from "./quantity.ts";
import { drawTable } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** The faces as a table. */
export function drawFaces(faces: readonly ListedFace[], terminal: Terminal): string {
  if (faces.length === 0) return "The collection holds no face.";
  return drawTable(
    {
      head: ["Face", "User", "Confidence", "Photo"],
      rows: faces.map((face) => [
        face.faceId,
        face.user ?? "-",
        face.confidence === undefined ? "-" : `${face.confidence.toFixed(1)} %`,
        face.photo ?? "-",
      ]),
      alignRight: [2],
    },
    terminal.columns,
  );
}

/** What was deleted. */
export function drawDeletedFaces(deleted: readonly { faceId: string; user: string | undefined }[]): string {
  if (deleted.length === 0) return "There was no face to delete.";
  return [
    `${formatCount(deleted.length, "face")} deleted:`,
    ...deleted.map((face) => `  ${face.faceId} (${face.user ?? "no user"})`),
  ].join("\n");
}
