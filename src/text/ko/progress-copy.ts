import type { text as english } from "../en/progress-copy.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "step-copy": (v) => `객체 ${v.count}개 비교 및 복사(${v.mode === "inline" ? "실행 하나" : "Distributed Map"})`,
  "step-copy-samples": (v) => `${v.bucket}의 샘플 사진`,
  "step-delete-extra": (v) => `${v.bucket}에만 있는 객체`,
  "copied-count": (v) => `${v.copied}개 복사, ${v.same}개는 이미 같음`,
  "copy-starts": (v) =>
    `복사된 객체가 ${josa(v.trigger, "을/를")} ${v.objects}번 시작하게 됩니다. 속도를 늦추려면 --rate를 사용하세요.`,
  "kind-object": "객체",
  "contents-extra": "원본에 없음",
  "ask-delete-extra": (v) => `원본에 없는 ${v.place}의 객체 ${v.count}개를 삭제할까요?`,
  "demo-chapter-copy": "사진 대량 복사",
  "demo-copy": "복사: copy --sample 12",
  "leave-copy": (v, { cmd }) => `복사는 계속됩니다. 확인하려면: ${cmd("inspect execution", {}, v.execution)}`,
};
