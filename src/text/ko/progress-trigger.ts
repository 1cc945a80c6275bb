import type { text as english } from "../en/progress-trigger.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "step-notifications": (v) => `${v.bucket}의 알림`,
  "step-triage": (v) => `유실된 이미지 ${v.count}개 다시 시작`,
};
