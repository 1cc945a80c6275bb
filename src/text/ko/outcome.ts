import type { text as english } from "../en/outcome.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "outcome-accepted": "승인됨",
  "outcome-refused": (v, { say }) => (v.reason === undefined ? "거부됨" : `거부됨: ${say(v.reason)}`),
  "outcome-failed": (v, { say }) => (v.reason === undefined ? "실패" : `실패: ${say(v.reason)}`),
  "outcome-running": "실행 중",

  "already-registered": "이미 등록됨",
  "no-face-found": "얼굴 없음",
  "several-faces": (v) => `얼굴 ${v.count}개`,
  "wearing-sunglasses": "선글라스 착용",
  "not-jpeg-or-png": "JPEG 또는 PNG가 아님",
  "timed-out": "실행 시간이 초과되었습니다",
  "was-stopped": "실행이 중지되었습니다",
  "unknown-reason": "이유를 알 수 없음",
  "said-by-aws": (v) => v.text,
};
