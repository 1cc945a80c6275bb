import * as Flags from "@oclif/core/flags";
import type { Message } from "../../text/areas.ts";
import { failureAreas } from "../../text/words.ts";
import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import type { RoomWords } from "../../ui/results/room-text.ts";
import type { RoomRow } from "../../workshop/room/for-each-environment.ts";
import { WorkshopCommand } from "./workshop-command.ts";

/** How many environments are worked on at a time: CloudFormation and IAM allow few calls in a second. */
export const concurrencyFlag = Flags.integer({
  summary: "Work on at most N environments at the same time.",
  default: 4,
  min: 1,
  max: 20,
});

/** A command about several environments at once. */
export abstract class RoomCommand extends WorkshopCommand {
  protected loadRoomWords(): Promise<RoomWords> {
    return this.loadWords("screen-room", ...failureAreas);
  }
}

/** One environment that failed makes the command end with 68. */
export function judgeRoom(rows: readonly RoomRow[]): {
  exitCode: ExitCodeOf<"done" | "someFailed">;
  error?: Message<"errors-room">;
} {
  const failed = rows.filter(({ state }) => state === "failed").length;
  if (failed === 0) return { exitCode: exitCodes.done };
  return {
    exitCode: exitCodes.someFailed,
    error: { code: "room-some-failed", values: { failed, count: rows.length } },
  };
}
