import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { putObject } from "../../aws/bucket/objects.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { noticeFaces } from "../photos/notice-faces.ts";
import { runStep } from "../step.ts";
import { requirePassportOffice } from "./office.ts";
import { readSubmittedFile } from "./photo-bytes.ts";
import { findPassportResult, type PassportResult } from "./results.ts";

/** Rekognition takes no larger photo from S3, in MB. */
const limit = 15;
const patienceMs = 30_000;

/**
 * Puts a photo into the office's bucket and waits for its result: the upload alone invokes the function.
 *
 * @returns the result, or nothing where it is not waited for
 * @throws UserError `passport-pending` (exit code 69) when there is no result after 30 seconds
 */
export async function uploadPassportPhoto(
  environment: Environment,
  request: { readonly file: string; readonly as?: string | undefined; readonly wait: boolean },
): Promise<{ readonly name: string; readonly bucket: string; readonly result: PassportResult | undefined }> {
  const { session, port } = environment;
  const name = request.as ?? basename(request.file);
  if (name === "" || Buffer.byteLength(name) > 1024) throw new UserError({ code: "bad-key", values: { limit: 1024 } });
  const photo = await readSubmittedFile(request.file, limit);
  const office = await requirePassportOffice(environment);
  const before = await findPassportResult(environment, office, name);
  const { bucket } = office;
  await noticeFaces(environment);
  await runStep(port, { code: "step-passport-upload", values: { bucket } }, async () => {
    await putObject(session, { bucket, key: name, ...photo });
    return { value: undefined, changed: true };
  });
  if (!request.wait) return { name, bucket, result: undefined };
  const result = await runStep(port, { code: "step-passport-result", values: { name } }, async () => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = await findPassportResult(environment, office, name);
      if (found && found.sequencer !== before?.sequencer) return { value: found, changed: true };
      if (Date.now() > deadline) throw new UserError({ code: "passport-pending", values: { name } });
      await sleep(session.pollMs, undefined, { signal: environment.signal });
    }
  });
  return { name, bucket, result };
}
