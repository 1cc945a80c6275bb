import type { text as english } from "../en/progress-flow.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "step-test-images": (v) => `${v.bucket}의 테스트 이미지`,
  "flow-deployed-first": "메타데이터 워크플로가 아직 배포되지 않았습니다. 먼저 배포합니다.",
  "leave-image-run": (v, { cmd }) =>
    `실행은 계속됩니다. 진행 상황을 보려면: ${cmd("inspect execution", {}, v.execution)}`,
  "step-drill-on": (v) => `${v.function}에 훈련 ${v.kind} 켜기`,
  "step-drill-off": (v) => `${josa(v.function, "을/를")} 이전 상태로 되돌리기`,
  "flow-without-retries":
    "배포된 워크플로에 재시도가 없습니다. 첫 실패에서 실행이 끝납니다. 재시도를 보려면 --retries로 배포하세요.",
  "drill-still-on": (v, { cmd }) =>
    `${v.function}에 훈련 ${josa(v.kind, "이/가")} 켜져 있습니다. 끄려면: ${cmd("drill off")}`,
  "approval-asked": (v, { cmd }) =>
    `${v.id}: ${v.image}에 대한 요청입니다. ${v.label ?? "레이블 없음"} ${v.confidence.toFixed(1)} %. ` +
    `보려면: ${cmd("approvals show", {}, v.id)}`,
  "approval-made": (v) =>
    `${v.id}: ${v.image}, ${v.by ?? "누군가"}님이 ${v.decision === "denied" ? "거부" : "승인"}했습니다.`,
  "approval-ended": (v) => `${v.id}: ${v.image}에 대한 요청이 결정 없이 끝났습니다.`,
  "approval-no-viewer": (v) => `여기에는 이미지를 보여 주는 프로그램이 없어 ${josa(v.image, "을/를")} 열지 못했습니다.`,
  "approval-no-image": (v) => `이미지 ${josa(v.image, "이/가")} 버킷에 없습니다.`,
  "demo-chapter-metadata": "이미지 메타데이터, 재시도, 유해 콘텐츠 검사",
  "demo-image": (v) => `이미지 ${v.key}`,
  "demo-image-end": (v) => {
    const kinds = { succeeded: "성공", failed: "실패", waiting: "사람의 결정 대기", running: "실행 중" };
    return `${kinds[v.kind]}${v.error === undefined ? "" : `: ${v.error}`}`;
  },
  "demo-drill": "훈련 throughput",
  "demo-drill-end": (v) => `${v.state}: 시도 ${v.attempts}번`,
  "demo-approval": "사람의 승인",
};
