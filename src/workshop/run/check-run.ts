import { exitCodes, type ExitCode } from "../../exit-codes.ts";
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
  if (key === undefined) throw usage("no-photo", "No photo was named.", "Give --key KEY, or --photo FILE, or both");
  if (key === "" || Buffer.byteLength(key) > 1024)
    throw usage("bad-key", "The key must have 1 to 1,024 bytes.", "Give a shorter --key");
  if (wish.name !== undefined && !isExecutionName(wish.name))
    throw usage(
      "bad-execution-name",
      `"${wish.name}" cannot name an execution.`,
      "Use up to 80 letters, digits, hyphens and underscores",
    );
  if (wish.expect !== undefined && !wish.wait)
    throw usage(
      "contradicting-flags",
      "--expect and --no-wait exclude each other: without waiting there is no outcome.",
      "Leave one of them out",
    );
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
): { exitCode: ExitCode; error?: { code: string; message: string; why?: string | undefined; next: string[] } } {
  const was = outcome.reason === undefined ? outcome.kind : `${outcome.kind}: ${outcome.reason}`;
  if (expected !== undefined && expected !== outcome.kind)
    return {
      exitCode: exitCodes.failed,
      error: { code: "unexpected-outcome", message: `Expected ${expected}, but the photo was ${was}.`, next: [] },
    };
  if (expected === undefined && outcome.kind === "failed")
    return {
      exitCode: exitCodes.failed,
      error: { code: "execution-failed", message: "The execution failed.", why: outcome.reason, next: [] },
    };
  return { exitCode: exitCodes.done };
}

/** StartExecution: 1 to 80 characters, without white space, brackets, wildcards, special and control characters. */
function isExecutionName(name: string): boolean {
  return name.length >= 1 && name.length <= 80 && !/[\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]/u.test(name);
}

function usage(code: string, message: string, next: string): UserError {
  return new UserError({ code, message, next: [next], exitCode: exitCodes.usage });
}
