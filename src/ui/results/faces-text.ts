import type { ListedFace } from "../../workshop/faces/faces.ts";
import type { DuplicateGroup, FoundFace } from "../../workshop/faces/similar-faces.ts";
import type { InspectWords } from "./inspect-areas.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The faces as a table. */
export function drawFaces(faces: readonly ListedFace[], terminal: Terminal, words: InspectWords): string {
  if (faces.length === 0) return words.say("no-faces");
  return drawTable(
    {
      head: [words.say("label-face"), words.say("label-user"), words.say("label-confidence"), words.say("label-photo")],
      rows: faces.map((face) => [
        face.faceId,
        face.user ?? "-",
        face.confidence === undefined ? "-" : percent(face.confidence),
        face.photo ?? "-",
      ]),
      alignRight: [2],
    },
    terminal.columns,
  );
}

/** People with several users, one group below the other. */
export function drawDuplicates(groups: readonly DuplicateGroup[], terminal: Terminal, words: InspectWords): string {
  if (groups.length === 0) return words.say("no-duplicates");
  const tables = groups.map(({ users, faces, similarity }) => {
    const head = words.say("duplicate-group", { users, similarity: percent(similarity) });
    return `${head}\n${drawFaces(faces, terminal, words)}`;
  });
  return [...tables, words.say("duplicates-next")].join("\n\n");
}

/** The faces a photo resembles, best first. */
export function drawFoundFaces(faces: readonly FoundFace[], terminal: Terminal, words: InspectWords): string {
  if (faces.length === 0) return words.say("no-similar-face");
  return drawTable(
    {
      head: [words.say("label-similarity"), words.say("label-user"), words.say("label-face"), words.say("label-photo")],
      rows: faces.map((face) => [percent(face.similarity), face.user ?? "-", face.faceId, face.photo ?? "-"]),
      alignRight: [0],
    },
    terminal.columns,
  );
}

/** Draws the faces that were deleted. */
export function drawDeletedFaces(
  deleted: readonly { faceId: string; user: string | undefined }[],
  words: InspectWords,
): string {
  if (deleted.length === 0) return words.say("nothing-deleted");
  return [
    words.say("faces-deleted", { count: deleted.length }),
    ...deleted.map((face) => `  ${face.faceId} (${face.user ?? words.say("no-user")})`),
  ].join("\n");
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}
