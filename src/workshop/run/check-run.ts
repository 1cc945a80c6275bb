import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import type { StageNumber } from "../names.ts";
import { readPhotoFile } from "../photo-file.ts";
import { checkUserId } from "../user-id.ts";
import type { Outcome } from "./outcome.ts";
import type { RunRequest } from "./run-photo.ts";

/** What a person asks for, unchecked. */
export interface RunWish {
  readonly user: string;
  readonly key?: string | undefined;
  readonly photo?: string | undefined;
  /** The photo's file name without its folder: its key, where none is given. */
  readonly photoName?: string | undefined;
  readonly stage?: StageNumber | undefined;
  readonly name?: string | undefined;
  readonly wait: boolean;
  readonly expect?: string | undefined;
}

/**
 * Checks everything that can be checked before anything is contacted.
 *
 * @throws UserError (exit code 2; 4 when the photo's file is not there)
 */
export async function checkRun(wish: RunWish): Promise<RunRequest> {
  const user = checkUserId(wish.user);
  const key = wish.key ?? wish.photoName;
  if (key === undefined) throw new UserError({ code: "no-photo" });
  if (key === "" || Buffer.byteLength(key) > 1024) throw new UserError({ code: "bad-key" });
  if (wish.name !== undefined && !isExecutionName(wish.name))
    throw new UserError({ code: "bad-execution-name", values: { name: wish.name } });
  if (wish.expect !== undefined && !wish.wait)
    throw new UserError({ code: "contradicting-flags", values: { flags: ["--expect"], against: "--no-wait" } });
  return {
    user,
    key,
    stage: wish.stage,
    name: wish.name,
    detached: !wish.wait,
    photo: wish.photo === undefined ? undefined : await readPhotoFile(wish.photo),
  };
}

/** How a run's outcome ends the command: by what was expected, else by whether the execution failed. */
export function judgeRun(
  outcome: Outcome,
  expected: string | undefined,
): { exitCode: ExitCode; error?: Message<"errors-run"> } {
  const { kind, reason } = outcome;
  if (expected !== undefined && expected !== kind)
    return {
      exitCode: exitCodes.failed,
      error: {
        code: "unexpected-outcome",
        values: { expected, outcome: { code: "outcome-line", values: { kind, reason } } },
      },
    };
  if (expected === undefined && kind === "failed")
    return { exitCode: exitCodes.failed, error: { code: "execution-failed", values: { reason } } };
  return { exitCode: exitCodes.done };
}

/** StartExecution: 1 to 80 characters, without white space, brackets, wildcards, special and control characters. */
function isExecutionName(name: string): boolean {
  return name.length >= 1 && name.length <= 80 && !/[\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]/u.test(name);
}
