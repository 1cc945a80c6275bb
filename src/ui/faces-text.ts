import type { ListedFace } from "../workshop/faces.ts";
import type { DuplicateGroup, FoundFace } from "../workshop/similar-faces.ts";
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

/** People with several users, one group below the other. */
export function drawDuplicates(groups: readonly DuplicateGroup[], terminal: Terminal): string {
  if (groups.length === 0) return "Nobody is registered under several users.";
  const tables = groups.map(
    ({ users, faces, similarity }) =>
      `${users.join(", ")}: one person, ${similarity.toFixed(1)} % alike or more\n${drawFaces(faces, terminal)}`,
  );
  return [...tables, "To let one go: npx wildrydes faces delete --user ID"].join("\n\n");
}

/** The faces a photo resembles, best first. */
export function drawFoundFaces(faces: readonly FoundFace[], terminal: Terminal): string {
  if (faces.length === 0) return "The collection holds no face like this one.";
  return drawTable(
    {
      head: ["Similarity", "User", "Face", "Photo"],
      rows: faces.map((face) => [`${face.similarity.toFixed(1)} %`, face.user ?? "-", face.faceId, face.photo ?? "-"]),
      alignRight: [0],
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
