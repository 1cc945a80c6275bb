import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import { readNamedFile } from "../read-named-file.ts";
import { meetsKind } from "../bulk/rows/expectation.ts";
import { mostKeyBytes } from "./encoded-key.ts";
import type { MachineChoice } from "../machine/photo-machines.ts";
import { readPhotoFile } from "../photos/photo-file.ts";
import { checkAddress } from "../setup/mail-settings.ts";
import { keyOfFileName } from "../unicode-forms.ts";
import { checkUserId } from "../user-id.ts";
import type { Outcome } from "./outcome.ts";
import type { InputRunRequest, RunRequest } from "./run-photo.ts";

/** A person's request, unchecked. */
interface UncheckedRun extends MachineChoice {
  readonly user?: string | undefined;
  readonly key?: string | undefined;
  readonly photo?: string | undefined;
  /** The photo's file name without its folder: its key, where none is given. */
  readonly photoName?: string | undefined;
  /** JSON, or a file that holds it. */
  readonly input?: string | undefined;
  /** The rider's address, for mail about a refusal. */
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly wait: boolean;
  readonly expect?: string | undefined;
}

/**
 * Checks everything that can be checked before anything is contacted.
 *
 * @throws UserError (exit code 2; 4 when the photo's file is not there)
 */
export async function checkRun(unchecked: UncheckedRun): Promise<RunRequest | InputRunRequest> {
  const { stage, form, machine, version, name } = unchecked;
  if (name !== undefined && !isExecutionName(name))
    throw new UserError({ code: "bad-execution-name", values: { name } });
  if (unchecked.expect !== undefined && !unchecked.wait)
    throw new UserError({ code: "contradicting-flags", values: { flags: ["expect"], against: "no-wait" } });
  const common = { stage, form, machine, version, name, detached: !unchecked.wait };
  if (unchecked.input !== undefined) {
    const given = (["user", "key", "photo", "email"] as const).filter((flag) => unchecked[flag] !== undefined);
    if (given.length > 0)
      throw new UserError({ code: "contradicting-flags", values: { flags: given, against: "input" } });
    return { ...common, input: await readInput(unchecked.input) };
  }
  const key = unchecked.key ?? (unchecked.photoName && keyOfFileName(unchecked.photoName));
  if (unchecked.user === undefined) throw new UserError({ code: "user-missing", values: { photo: key !== undefined } });
  const user = checkUserId(unchecked.user);
  if (key === undefined) throw new UserError({ code: "no-photo" });
  if (key === "" || Buffer.byteLength(key) > mostKeyBytes)
    throw new UserError({ code: "bad-key", values: { limit: mostKeyBytes } });
  if (unchecked.email !== undefined) checkAddress(unchecked.email);
  return {
    ...common,
    user,
    key,
    email: unchecked.email,
    photo: unchecked.photo === undefined ? undefined : await readPhotoFile(unchecked.photo),
  };
}

/** An input is an object as JSON text, or the path of a file that holds it. */
async function readInput(given: string): Promise<object> {
  const text = /^\s*[{[]/.test(given) ? given : await readInputFile(given);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError({ code: "bad-input", values: { reason }, cause });
  }
  if (typeof value === "object" && value !== null) return value;
  throw new UserError({ code: "bad-input", values: { reason: undefined } });
}

function readInputFile(file: string): Promise<string> {
  return readNamedFile(
    file,
    (problem, cause) => new UserError({ code: "input-file-unreadable", values: { file, problem }, cause }),
  );
}

/** Judges how a run's outcome ends the command: by what was expected, else by whether the execution failed. */
export function judgeRun(
  outcome: Outcome,
  expected: string | undefined,
): { exitCode: ExitCodeOf<"done" | "failed">; error?: Message<"errors-run"> } {
  const { kind, reason } = outcome;
  if (expected !== undefined && !meetsKind(kind, expected))
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
export function isExecutionName(name: string): boolean {
  return name.length >= 1 && name.length <= 80 && !/[\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]/u.test(name);
}
