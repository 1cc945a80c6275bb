import { josa } from "../josa.ts";
import type { text as english } from "../en/errors-trigger.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "trigger-would-loop": (v) => ({
    message: `접두사가 "${v.prefix}"인 트리거는 자기 자신을 다시 시작하게 됩니다.`,
    why: `워크플로가 같은 버킷의 ${v.thumbnails} 아래에 썸네일을 저장합니다`,
    next: ["썸네일을 제외하는 접두사를 사용하세요. 예: --prefix Incoming/"],
  }),
  "start-url-missing": (_v, { cmd }) => ({
    message: "실행을 시작하는 함수 URL이 없습니다.",
    next: [`만드세요: \`${cmd("trigger enable", { kind: "url" })}\``],
  }),
  "start-url-refused": (v) => ({
    message: `함수 URL이 ${josa(String(v.status), "으로/로")} 응답했습니다: ${v.text}`,
    why:
      v.status === 403 ? "호출자에게 lambda:InvokeFunctionUrl과 lambda:InvokeFunction 권한이 필요합니다." : undefined,
    next: [v.status === 403 ? `${v.url}에 대한 권한을 확인하세요` : "요청을 수정하세요"],
  }),
  "images-lost": (v, { cmd }) => ({
    message: `이미지 ${v.count}장의 실행을 시작하지 못했습니다.`,
    next: [`나중에 다시 시도하세요: \`${cmd("triage", { start: true })}\``],
  }),
};
