import { readFile } from "node:fs/promises";
import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import { isExecutionName } from "../run/check-run.ts";
import { findFile, keyOfFileName } from "../unicode-forms.ts";
import type { ImageRequest, ImageRun } from "./run-image.ts";
import { incomingPrefix } from "./test-images.ts";

/** A person's request, unchecked. */
export interface UncheckedImageRun {
  readonly key?: string | undefined;
  readonly photo?: string | undefined;
  /** The file's name without its folder. */
  readonly photoName?: string | undefined;
  readonly user?: string | undefined;
  readonly album?: string | undefined;
  readonly name?: string | undefined;
  readonly wait: boolean;
  readonly expect?: string | undefined;
}

/**
 * Reads a file of any kind for the flow. The owner of the image goes into the object's metadata, where the flow looks.
 *
 * @throws UserError (exit code 2 without a key, 4 when the file is not there)
 */
export async function checkImageRun(unchecked: UncheckedImageRun): Promise<ImageRequest> {
  const { expect, wait } = unchecked;
  if (expect !== undefined && !wait)
    throw new UserError({ code: "contradicting-flags", values: { flags: ["expect"], against: "no-wait" } });
  const key =
    unchecked.key ??
    (unchecked.photoName === undefined ? undefined : `${incomingPrefix}${keyOfFileName(unchecked.photoName)}`);
  if (key === undefined) throw new UserError({ code: "no-image" });
  if (key === "" || Buffer.byteLength(key) > 1024) throw new UserError({ code: "bad-key", values: { limit: 1024 } });
  if (unchecked.name !== undefined && !isExecutionName(unchecked.name))
    throw new UserError({ code: "bad-execution-name", values: { name: unchecked.name } });
  const metadata = {
    ...(unchecked.user !== undefined && { userid: unchecked.user }),
    ...(unchecked.album !== undefined && { albumid: unchecked.album }),
  };
  const upload = unchecked.photo === undefined ? undefined : { body: await readImageFile(unchecked.photo), metadata };
  return { key, upload, name: unchecked.name, detached: !wait };
}

async function readImageFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(await findFile(file));
  } catch (cause) {
    throw new UserError({ code: "photo-file-not-found", values: { file }, cause });
  }
}

/**
 * Judges how an image's run ends the command. `accepted` and `refused` are what the flow makes of good and bad images.
 */
export function judgeImage(
  { outcome, execution }: ImageRun,
  expected: string | undefined,
): { exitCode: ExitCodeOf<"done" | "failed" | "stillInProgress">; error?: Message<"errors-flow"> } {
  const got = wordOf(outcome);
  if (expected !== undefined) {
    const fits = expected === got || (expected === "failed" && outcome.kind === "failed");
    if (fits) return { exitCode: exitCodes.done };
    return { exitCode: exitCodes.failed, error: { code: "image-unexpected", values: { expected, got } } };
  }
  const { kind, error = "", cause } = outcome;
  if (kind === "failed")
    return { exitCode: exitCodes.failed, error: { code: "image-failed", values: { error, cause } } };
  if (kind === "waiting")
    return {
      exitCode: exitCodes.stillInProgress,
      error: { code: "approval-waits", values: { execution: execution.arn } },
    };
  return { exitCode: exitCodes.done };
}

/** The ends that the flow itself makes for an image that it does not take. */
const refusals = new Set(["FileNotSupported", "InappropriateContent", "ApprovalTimedOut"]);

function wordOf({ kind, error = "" }: ImageRun["outcome"]): string {
  if (kind === "succeeded") return "accepted";
  return kind === "failed" && refusals.has(error) ? "refused" : kind;
}
