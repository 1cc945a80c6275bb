import { createHash } from "node:crypto";
import { putObject, readObjectHead } from "../../../aws/bucket/objects.ts";
import type { AnyMessage } from "../../../text/entry.ts";
import { isMessage } from "../../../text/is-message.ts";
import { UserError } from "../../../user-error.ts";
import type { AwsSession } from "../../../aws/session.ts";
import { readPhotoFile } from "../../photos/photo-file.ts";
import type { BulkRow } from "./row.ts";
import type { CallLimiter } from "../calls/call-limiter.ts";

/** Puts rows' photos into the bucket, each once, and only those that are not there yet. */
export interface PhotoUploader {
  /** @throws UserError where the file cannot be uploaded; KeyConflict where another row uploads another photo */
  upload(row: Pick<BulkRow, "key" | "photo">): Promise<void>;
}

/** Another row uploads another photo under the same key. */
class KeyConflict extends Error {
  readonly key: string;
  readonly photo: string;

  constructor(key: string, photo: string) {
    super(`${key} ${photo}`);
    this.key = key;
    this.photo = photo;
  }
}

/** Why a row's photo could not be uploaded, where the row is at fault; undefined for every other error. */
export function uploadProblem(error: unknown): AnyMessage | undefined {
  const reason: AnyMessage | undefined =
    error instanceof KeyConflict
      ? { code: "key-taken-by-row", values: { key: error.key, photo: error.photo } }
      : error instanceof UserError
        ? problemOf(error)
        : undefined;
  return reason && { code: "photo-not-uploaded", values: { reason } };
}

/** The fault of a photo, without its name, which the row has already; another error is its own reason. */
function problemOf({ code, values }: UserError): AnyMessage {
  return code === "bad-photo" && "problem" in values && isMessage(values.problem) ? values.problem : { code, values };
}

/** Uploads that are remembered; a key that was forgotten is looked at once more and found there. */
const mostRemembered = 20_000;

/** Uploads each key once, also when several rows name it. The limiters are those of HeadObject and PutObject. */
export function createUploader(options: {
  session: AwsSession;
  bucket: string;
  headLimiter: CallLimiter;
  putLimiter: CallLimiter;
}): PhotoUploader {
  const { session, bucket, headLimiter, putLimiter } = options;
  const uploads = new Map<string, { photo: string; done: Promise<void> }>();

  async function put(key: string, photo: string): Promise<void> {
    const { body, contentType } = await readPhotoFile(photo);
    const head = await headLimiter.call(() => readObjectHead(session, { bucket, key }));
    // S3 gives an object that came in one piece the MD5 of its bytes as entity tag (API_Object, with SSE-S3).
    const md5 = createHash("md5").update(body).digest("hex");
    if (head?.etag === `"${md5}"`) return;
    await putLimiter.call(() => putObject(session, { bucket, key, body, contentType }));
  }

  function remember(key: string, photo: string): Promise<void> {
    const done = put(key, photo);
    uploads.set(key, { photo, done });
    done.catch(() => uploads.delete(key));
    const [oldest] = uploads.keys();
    if (uploads.size > mostRemembered && oldest !== undefined) uploads.delete(oldest);
    return done;
  }

  return {
    async upload({ key, photo }) {
      if (photo === undefined) return;
      const before = uploads.get(key);
      if (before && before.photo !== photo) throw new KeyConflict(key, before.photo);
      await (before?.done ?? remember(key, photo));
    },
  };
}
