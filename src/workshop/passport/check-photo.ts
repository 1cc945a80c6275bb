import { basename } from "node:path";
import { detectPassportTraits } from "../../aws/photo/detect-passport-traits.ts";
import { defaultThresholds, judgeFaces, judgeUnreadable } from "../../passport-rules/judge-faces.ts";
import type { Environment } from "../environment.ts";
import { noticeFaces } from "../photos/notice-faces.ts";
import { readSubmittedFile } from "./photo-bytes.ts";
import type { PassportResult } from "./results.ts";

/** Rekognition takes no more MB in a call (Guidelines and quotas). */
const limit = 5;

/** Judges a file of this machine. Nothing is stored, and no stack is needed. */
export async function checkPassportPhoto(
  environment: Environment,
  request: { readonly file: string; readonly minConfidence?: number | undefined },
): Promise<PassportResult> {
  const { body } = await readSubmittedFile(request.file, limit);
  await noticeFaces(environment);
  const verdict = await detectPassportTraits(environment.session, body).then(
    (faces) => judgeFaces(faces, defaultThresholds(request.minConfidence)),
    (error: unknown) => {
      const unreadable = judgeUnreadable(error);
      if (unreadable) return unreadable;
      throw error;
    },
  );
  return {
    name: basename(request.file),
    result: verdict.result,
    reasons: verdict.reasons,
    faces: verdict.faceCount,
    judgedAt: undefined,
    location: undefined,
    sequencer: undefined,
  };
}
