import type { ContentRating } from "./content/content.ts";
import type { PhotoAnalysis } from "./faces/faces.ts";
import type { FoundObject } from "./content/objects.ts";

/** The questions about a photo, and the type of each answer. */
export interface Findings {
  readonly faces: PhotoAnalysis;
  readonly objects: readonly FoundObject[];
  readonly content: ContentRating;
}

/** One question about a photo. */
export type Question = keyof Findings;

/** The request of the parent to a vision process: one photo and one question about it. */
export interface AnalysisRequest {
  readonly question: Question;
  readonly photo: Uint8Array;
}

/** The answer to a question. */
export type PhotoFinding = {
  readonly [Asked in Question]: { readonly kind: Asked; readonly found: Findings[Asked] };
}[Question];

/** The answer of a vision process: `ready` once, then a finding, `undecodable` or `failed` for each photo. */
export type VisionAnswer =
  | PhotoFinding
  | { readonly kind: "ready" }
  | { readonly kind: "undecodable" }
  | { readonly kind: "failed"; readonly reason: string };

const questions: ReadonlySet<unknown> = new Set<Question>(["faces", "objects", "content"]);

/** Whether a message from the parent is a request. */
export function isAnalysisRequest(message: unknown): message is AnalysisRequest {
  if (typeof message !== "object" || message === null) return false;
  return (
    "photo" in message &&
    message.photo instanceof Uint8Array &&
    "question" in message &&
    questions.has(message.question)
  );
}

/** Whether a message from a vision process is an answer. */
export function isVisionAnswer(message: unknown): message is VisionAnswer {
  if (typeof message !== "object" || message === null || !("kind" in message)) return false;
  return questions.has(message.kind) || ["ready", "undecodable", "failed"].includes(String(message.kind));
}
