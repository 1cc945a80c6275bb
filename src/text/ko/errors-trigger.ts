import type { text as english } from "../en/errors-trigger.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "trigger-would-loop": (v) => ({
    message: `접두사 "${v.prefix}"의 트리거는 스스로를 다시 시작합니다.`,
    why: `흐름이 같은 버킷의 ${v.thumbnails} 아래에 섬네일을 저장합니다`,
    next: ["섬네일을 제외하는 접두사를 쓰세요. 예: --prefix Incoming/"],
  }),
  "start-url-missing": (_v, { cmd }) => ({
    message: "실행을 시작하는 함수 URL이 없습니다.",
    next: [`먼저 만드세요: \`${cmd("trigger enable", { kind: "url" })}\``],
  }),
  "start-url-refused": (v) => ({
    message: `함수 URL의 응답 ${v.status}: ${v.text}`,
    why:
      v.status === 403 ? "호출하려면 lambda:InvokeFunctionUrl과 lambda:InvokeFunction 권한이 필요합니다." : undefined,
    next: [v.status === 403 ? `${v.url} 권한을 확인하세요` : "요청을 고치세요"],
  }),
  "images-lost": (v, { cmd }) => ({
    message: `이미지 ${v.count}개를 시작하지 못했습니다.`,
    next: [`나중에 다시 시도하세요: \`${cmd("triage", { start: true })}\``],
  }),
};
