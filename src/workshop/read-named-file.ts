import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Message } from "../text/areas.ts";
import type { UserError } from "../user-error.ts";
import { isPipe, readPipe } from "./bulk/manifest/spool-input.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Reads a text that the user named: a file, or a pipe such as `<(…)`. A signal ends the wait for a FIFO's writer.
 *
 * @param fail makes the error of a file that cannot be read, from what is wrong with it
 */
export async function readNamedFile(
  file: string,
  fail: (problem: Message<"problems">, cause: unknown) => UserError,
): Promise<string> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  for (const name of signals) process.on(name, abort);
  try {
    return await ((await isPipe(file)) ? text(readPipe(file, controller.signal)) : readFile(file, "utf8"));
  } catch (cause) {
    throw fail(problemOf(cause), cause);
  } finally {
    for (const name of signals) process.off(name, abort);
  }
}

function problemOf(cause: unknown): Message<"problems"> {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return { code: "file-missing" };
  if (code === "EISDIR") return { code: "photo-not-a-file" };
  if (code === "EACCES" || code === "EPERM") return { code: "file-forbidden" };
  return { code: "photo-unreadable", values: { text: cause instanceof Error ? cause.message : String(cause) } };
}
