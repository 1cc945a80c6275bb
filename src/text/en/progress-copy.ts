import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** Progress while objects are copied. */
export const text = {
  "step-copy": (v: { count: number; mode: "inline" | "distributed" }) =>
    `${countOf(v.count, "object")} compared and copied (${v.mode === "inline" ? "one execution" : "Distributed Map"})`,
  "step-copy-samples": (v: { bucket: string }) => `Sample photos in ${v.bucket}`,
  "step-delete-extra": (v: { bucket: string }) => `Extra objects of ${v.bucket}`,
  "copied-count": (v: { copied: number; same: number }) => `${v.copied} copied, ${v.same} already the same`,
  "copy-starts": (v: { trigger: string; objects: number }) =>
    `The copies start ${v.trigger} ${v.objects === 1 ? "once" : `${v.objects} times`}. Use --rate to slow them down.`,
  "kind-object": "object",
  "contents-extra": "not in the source",
  "ask-delete-extra": (v: { count: number; place: string }) =>
    `Delete ${countOf(v.count, "object")} of ${v.place} that the source does not contain?`,
  "demo-chapter-copy": "Copying photos in bulk",
  "demo-copy": "copy --sample 12",
  "leave-copy": (v: { execution: string }, { cmd }) =>
    `The copy continues. To see it: ${cmd("inspect execution", {}, v.execution)}`,
} satisfies AreaText;
