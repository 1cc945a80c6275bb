import type { Translated } from "../entry.ts";
import type { text as english } from "../en/errors-definition.ts";

export const text: Translated<typeof english> = {
  "definition-not-json": (v) => ({
    message: `${v.file} 파일은 JSON이 아닙니다.`,
    why: v.reason,
    next: ["파일을 고치세요. JSON을 지원하는 편집기가 위치를 보여 줍니다"],
  }),
  "definition-file-unreadable": (v) => ({
    message: `${v.file} 파일을 읽을 수 없습니다.`,
    why: v.reason,
    next: ["--file로 준 경로를 확인하세요"],
  }),
  "machine-not-found": (v, { cmd }) => ({
    message: `상태 머신 ${v.name} 이름을 찾을 수 없습니다.`,
    why: v.known.length === 0 ? undefined : `있는 상태 머신: ${v.known.join(", ")}`,
    next: [`배포하기: \`${cmd("deploy-machine", { stage: 1 })}\``],
  }),
  "output-not-written": (v) => ({
    message: `${v.file} 파일을 쓸 수 없습니다.`,
    why: v.reason,
    next: ["다른 경로를 주세요"],
  }),
  "execution-ambiguous": (v) => ({
    message: `${v.execution}(으)로 시작하는 실행이 여러 개 있습니다.`,
    why: `${v.matching.join(", ")}`,
    next: ["이름을 더 길게 입력하세요"],
  }),
  "state-not-found": (v) => ({
    message: `이 실행은 상태 ${v.state}에 들어가지 않았습니다.`,
    why: `들어간 상태: ${v.known.join(", ")}`,
    next: ["이 중 하나를 --state로 주세요"],
  }),
};
