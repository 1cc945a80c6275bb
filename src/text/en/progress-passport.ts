import type { AreaText } from "../entry.ts";

/** Progress at the passport office. */
export const text = {
  "step-passport-upload": (v: { bucket: string }) => `Photo in ${v.bucket}`,
  "step-passport-result": (v: { name: string }) => `Result of ${v.name}`,
  "ask-passport-teardown": (v: { stack: string }) => `Delete ${v.stack} with its photos and results?`,
  "demo-chapter-passport": "The passport office",
  "demo-passport-photo": (v: { photo: string }) => `Photo ${v.photo}`,
  "demo-passport-url": "Ask the function URL",
  "demo-passport-end": (v: { result: string; reasons: readonly string[] }) => [v.result, ...v.reasons].join(" "),
} satisfies AreaText;
