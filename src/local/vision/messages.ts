import type { PhotoAnalysis } from "./faces.ts";

/** What the parent sends a vision process: one photo to analyse. */
export interface AnalysisRequest {
  readonly photo: Uint8Array;
}

/** What a vision process answers: `ready` once, then one `analysis`, `undecodable` or `failed` for each photo. */
export type VisionAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "analysis"; readonly analysis: PhotoAnalysis }
  | { readonly kind: "undecodable" }
  | { readonly kind: "failed"; readonly reason: string };

/** Whether a message from the parent is a request. */
export function isAnalysisRequest(message: unknown): message is AnalysisRequest {
  return typeof message === "object" && message !== null && "photo" in message && message.photo instanceof Uint8Array;
}

const answerKinds: ReadonlySet<unknown> = new Set(["ready", "analysis", "undecodable", "failed"]);

/** Whether a message from a vision process is an answer. */
export function isVisionAnswer(message: unknown): message is VisionAnswer {
  return typeof message === "object" && message !== null && "kind" in message && answerKinds.has(message.kind);
}
