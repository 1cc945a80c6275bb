import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** Progress while triggers change and lost images are started again. */
export const text = {
  "step-notifications": (v: { bucket: string }) => `Notifications of ${v.bucket}`,
  "step-triage": (v: { count: number }) => `${countOf(v.count, "lost image")} started again`,
} satisfies AreaText;
