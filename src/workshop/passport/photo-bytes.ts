import { readFile, stat } from "node:fs/promises";
import type { Message } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import { findFile } from "../unicode-forms.ts";
import { readImageHeader } from "../photos/image-header.ts";

/** A file that is handed in. It may be no photo at all: that is for the passport office to say. */
interface SubmittedFile {
  readonly body: Uint8Array;
  readonly contentType: string;
}

/**
 * Reads a file that is handed in.
 *
 * @param limit how many MB Rekognition takes
 * @throws UserError `bad-photo` for an empty or too large file, `photo-file-not-found`
 */
export async function readSubmittedFile(named: string, limit: number): Promise<SubmittedFile> {
  const file = await findFile(named);
  const bytes = await sizeOf(file);
  if (bytes === 0) throw bad(file, { code: "photo-empty" });
  if (bytes > limit * 1024 * 1024) {
    const megabytes = (bytes / 1024 / 1024).toFixed(1);
    throw bad(file, { code: "photo-too-many-bytes", values: { megabytes, limit } });
  }
  const body = await readFile(file);
  const { format } = readImageHeader(body);
  return { body, contentType: format === "other" ? "application/octet-stream" : `image/${format}` };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new UserError({ code: "photo-file-not-found", values: { file }, cause });
  });
  if (!found.isFile()) throw bad(file, { code: "photo-not-a-file" });
  return found.size;
}

function bad(file: string, problem: Message<"problems">): UserError {
  return new UserError({ code: "bad-photo", values: { file, problem } });
}
