import type { text as english } from "../en/progress-passport.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "step-passport-upload": (v) => `${v.bucket}의 사진`,
  "step-passport-result": (v) => `${v.name}의 결과`,
  "ask-passport-teardown": (v) => `${josa(v.stack, "을/를")} 사진과 결과까지 모두 삭제할까요?`,
  "demo-chapter-passport": "여권 사무소",
  "demo-passport-photo": (v) => `사진 ${v.photo}`,
  "demo-passport-url": "함수 URL로 조회",
  "demo-passport-end": (v) => [v.result, ...v.reasons].join(" "),
};
