import type { text as english } from "../en/errors-flow.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "no-image": (_, { cmd }) => ({
    message: "이미지가 지정되지 않았습니다.",
    next: [
      "버킷에 있는 이미지는 --key KEY로, 업로드할 파일은 --photo FILE로 지정하세요. 둘 다 지정할 수도 있습니다",
      `예: ${cmd("run", { flow: "metadata", key: "Incoming/metadata.jpg" })}`,
    ],
  }),
  "image-failed": (v) => ({ message: `실행이 ${josa(v.error, "으로/로")} 실패했습니다.`, why: v.cause }),
  "image-unexpected": (v) => ({ message: `실행 결과가 ${josa(v.expected, "이/가")} 아니라 ${v.got}입니다.` }),
  "album-not-found": (v, { cmd }) => ({
    message: `앨범 ${josa(v.album, "이/가")} 없습니다.`,
    why: v.known.length === 0 ? "앨범이 지정된 이미지가 없습니다." : `이미지가 있는 앨범: ${v.known.join(", ")}`,
    next: [`모두 보기: \`${cmd("albums list")}\``],
  }),
  "approval-waits": (v, { cmd }) => ({
    message: "이 이미지는 사람이 결정해야 합니다.",
    next: [
      `요청 보기: \`${cmd("approvals list")}\``,
      `진행 상황 보기: \`${cmd("inspect execution", {}, v.execution)}\``,
    ],
  }),
  "approvals-open": (v, { cmd }) => ({
    message: `요청 ${v.count}건이 결정을 기다립니다.`,
    next: [`요청 보기: \`${cmd("approvals list")}\``],
  }),
  "approval-not-found": (v, { cmd }) => ({
    message: `요청 ${josa(v.id, "이/가")} 없습니다.`,
    why: v.open.length === 0 ? "열린 요청이 없습니다." : `열린 요청: ${v.open.join(", ")}.`,
    next: [`모든 요청 보기: \`${cmd("approvals list", { all: true })}\``],
  }),
  "approval-ambiguous": (v) => ({
    message: `${josa(v.id, "으로/로")} 시작하는 요청이 여러 개 있습니다: ${v.found.join(", ")}.`,
    next: ["ID를 더 길게 입력하세요"],
  }),
  "approval-decided": (v) => ({
    message: `${v.by}님이 요청 ${josa(v.id, "을/를")} 이미 ${v.decision === "approved" ? "승인" : "거부"}했습니다.`,
    why: v.at === undefined ? undefined : `결정 시각은 ${v.at}입니다. 결정은 바꿀 수 없습니다.`,
  }),
  "approval-over": (v, { cmd }) => ({
    message: `요청 ${josa(v.id, "은/는")} 끝났습니다.`,
    why: "기한 안에 아무도 결정하지 않았거나 실행이 다른 이유로 끝났습니다.",
    next: [`경과 보기: \`${cmd("inspect execution", {}, v.execution)}\``],
  }),
  "bad-bands": (v) => ({
    message: `구간이 맞지 않습니다: --ask-at ${josa(String(v.askAt), "은/는")} --reject-at ${v.rejectAt}보다 작지 않습니다.`,
    why: "신뢰도가 --reject-at 이상이면 이미지를 거부합니다. 그보다 작고 --ask-at 이상이면 사람에게 묻습니다.",
    next: ["50에서 100 사이의 백분율을 지정하고, --ask-at을 --reject-at보다 작게 하세요"],
  }),
  "bad-times": (v) => ({
    message: `하트비트 ${v.heartbeat}초가 제한 시간 ${v.timeout}초보다 짧지 않습니다.`,
    why: "Step Functions는 TimeoutSeconds보다 작지 않은 HeartbeatSeconds를 거부합니다.",
    next: ["--approval-heartbeat를 줄이거나 --approval-timeout을 늘리세요"],
  }),
  "flow-flags": (v, { cmd }) => ({
    message: `${josa(v.flags.map((flag) => `--${flag}`).join(", "), "은/는")} 메타데이터 워크플로의 플래그입니다.`,
    next: [`--flow를 추가하세요: \`${cmd("deploy-machine", { flow: "metadata", moderation: true })}\``],
  }),
  "stage-or-flow": (_, { cmd }) => ({
    message: "상태 머신이 지정되지 않았습니다.",
    next: [
      `단계를 지정하세요: \`${cmd("deploy-machine", { stage: 1 })}\``,
      `또는 워크플로를 지정하세요: \`${cmd("deploy-machine", { flow: "metadata" })}\``,
    ],
  }),
  "drill-on-already": (v, { cmd }) => ({
    message: `함수 ${v.function}에 훈련 ${josa(v.kind, "이/가")} 이미 켜져 있습니다.`,
    next: [`먼저 끄세요: \`${cmd("drill off")}\``],
  }),
  "drill-function-gone": (v, { cmd }) => ({
    message: `함수 ${josa(v.function, "이/가")} 없습니다.`,
    next: [`워크플로를 다시 배포하세요: \`${cmd("deploy-machine", { flow: "metadata" })}\``],
  }),
  "function-not-changed": (v, { cmd }) => ({
    message: `Lambda가 함수 ${v.function}의 변경을 적용하지 못했습니다.`,
    ...(v.reason !== undefined && { why: v.reason }),
    next: [`함수를 이전 상태로 되돌리세요: \`${cmd("drill off")}\``],
  }),
  "drill-failed": (v, { cmd }) => ({
    message: `${josa(v.state, "이/가")} 결국 ${josa(v.error, "으로/로")} 실패했습니다.`,
    why: "모든 시도에서 장애가 계속되었습니다.",
    next: [`시도와 시도 사이에 장애를 해제하세요: \`${cmd(`drill ${v.kind}`, { heal: true })}\``],
  }),
};
