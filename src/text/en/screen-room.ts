import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** Environments side by side. */
export const text = {
  "room-none": "There are no environments here.",
  "room-env": "Environment",
  "room-unnamed": "(default)",
  "room-owner": "Owner",
  "room-age": "Age",
  "room-status": "Status",
  "room-stage": "Stage",
  "room-faces": "Faces",
  "room-last-run": "Last run",
  "room-running": "Running",
  "room-step": "Step",
  "room-state": (v: { state: "waiting" | "working" | "done" | "failed" }): string => v.state,
  "room-up": (v: { count: number }) => `${countOf(v.count, "environment")} ready.`,
  "room-down": (v: { count: number }) => `${countOf(v.count, "environment")} deleted.`,
  "room-reset": (v: { count: number }) => `${countOf(v.count, "environment")} reset.`,
  "room-cards": (v: { file: string }) => `What each attendee needs to know: ${v.file}`,
  "room-attendee": "Attendee",
  "room-flags": "Flags of every command",
} satisfies AreaText;
