import type { text as english } from "../en/errors-passport.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "bad-mail-address": (v) => ({
    message: `잘못된 이메일 주소: ${v.address}`,
    next: ["NAME@DOMAIN 형식으로 지정하세요"],
  }),
  "passport-failed": (v) => ({
    message: `${josa(v.name, "은/는")} 통과하지 못했습니다: ${v.reasons.join(", ")}`,
    next: ["다른 사진을 찍으세요: 한 사람의 얼굴, 무표정, 뜬 눈, 다문 입, 선글라스 없음"],
  }),
  "passport-pending": (v, { cmd }) => ({
    message: `${v.name}의 결과가 아직 없습니다.`,
    why: "Lambda는 실패한 이벤트를 1분 뒤에, 그리고 다시 2분 뒤에 재시도합니다.",
    next: [`나중에 다시 확인하세요: \`${cmd("passport results", {}, v.name)}\``],
  }),
  "passport-result-not-found": (v, { cmd }) => ({
    message: `${v.name}의 결과가 없습니다.`,
    next: [`결과 목록: \`${cmd("passport results")}\``, `사진 제출: \`${cmd("passport upload", {}, "FILE")}\``],
  }),
  "passport-url-refused": (v) => ({
    message: `함수 URL이 ${josa(String(v.status), "으로/로")} 응답했습니다: ${v.text}`,
    why: "호출자에게 lambda:InvokeFunctionUrl과 lambda:InvokeFunction 권한이 필요합니다.",
    next: [`${v.url}에 대한 권한을 확인하세요`],
  }),
};
