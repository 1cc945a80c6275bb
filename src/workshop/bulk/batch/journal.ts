import { open, truncate, type FileHandle } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../../user-error.ts";
import type { RowResult } from "../rows/row-result.ts";

/** The results of a batch on the disk, one JSON line each, in the order in which they came. */
export interface Journal {
  /** Takes a result; it is on the disk a moment later, together with others. */
  append(result: RowResult): void;
  /** The error that keeps the journal from being written; rows must then no longer be started. */
  readonly failure: UserError | undefined;
  /** Resolves when everything taken is on the disk, or cannot be written. */
  close(): Promise<void>;
}

/** Results that come within this time go to the disk together. */
const gatherMs = 25;

/** Opens a journal to append to it. */
export async function openJournal(file: string): Promise<Journal> {
  const handle = await open(file, "a", 0o600);
  let lines: string[] = [];
  let failure: UserError | undefined;
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    await sleep(gatherMs);
    while (lines.length > 0 && failure === undefined) {
      const group = lines.join("");
      lines = [];
      try {
        await writeWhole(handle, group);
      } catch (error) {
        failure = journalNotWritten(file, error);
      }
    }
    writing = undefined;
  }

  return {
    append(result) {
      lines.push(`${JSON.stringify(result)}\n`);
      writing ??= write();
    },
    get failure() {
      return failure;
    },
    async close() {
      await writing;
      await handle.close();
    },
  };
}

async function writeWhole(handle: FileHandle, text: string): Promise<void> {
  await handle.appendFile(text);
  await handle.datasync();
}

/**
 * Reads a journal from its beginning. A last line that a crash cut off is taken away, so that others can follow.
 *
 * @throws UserError when a line within cannot be read
 */
export async function readJournal(file: string, take: (result: RowResult) => Promise<void> | undefined): Promise<void> {
  const handle = await open(file, "r").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (handle === undefined) return;
  let rest = "";
  let whole = 0;
  let number = 0;
  for await (const piece of handle.createReadStream({ encoding: "utf8" })) {
    const lines = (rest + String(piece)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      number += 1;
      await take(readResult(line, { file, number }));
      whole += Buffer.byteLength(line) + 1;
    }
  }
  if (rest !== "") await truncate(file, whole);
}

function readResult(line: string, place: { file: string; number: number }): RowResult {
  try {
    const value: unknown = JSON.parse(line);
    if (isResult(value)) return value;
  } catch {
    // Not JSON: as damaged as a line of another shape.
  }
  throw new UserError({ code: "journal-damaged", values: { file: place.file, line: place.number } });
}

/** Only this program writes the journal: the check only has to find damaged lines. */
function isResult(value: unknown): value is RowResult {
  return (
    typeof value === "object" &&
    value !== null &&
    "row" in value &&
    typeof value.row === "number" &&
    "repeat" in value &&
    typeof value.repeat === "number" &&
    "outcome" in value &&
    typeof value.outcome === "object" &&
    "states" in value &&
    Array.isArray(value.states)
  );
}

function journalNotWritten(file: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : undefined;
  return new UserError({ code: "journal-not-written", values: { file, reason }, cause });
}
