import type { text as english } from "../en/screen-flow.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";
import { koreanTime } from "./time.ts";

export const text: Translated<typeof english> = {
  "flow-title": "이미지 메타데이터 워크플로",
  "flow-retries": (v) => (v.on ? "재시도 있음" : "재시도 없음"),
  "flow-moderation": (v) =>
    `유해 콘텐츠 검사 있음: ${v.askAt} % 미만은 통과, ${v.rejectAt} % 이상은 거부, ` +
    `그 사이는 사람이 결정합니다(${v.approval === "activity" ? "활동" : "작업 토큰"})`,
  "flow-without-moderation": "유해 콘텐츠 검사 없음",
  "flow-shown": (v) => `${josa(v.name, "이/가")} 배포될 예정입니다. 아무것도 변경하지 않았습니다.`,
  "flow-bucket": "버킷",
  "flow-images": "이미지",
  "flow-try": (v, { cmd }) => `실행해 보기: ${cmd("run", { flow: "metadata", key: v.key })}`,
  "flow-next-retries": (v, { cmd }) =>
    `다음: ${cmd("deploy-machine", { flow: "metadata", ...v.flags, retries: true })}`,
  "flow-next-approvals": (_, { cmd }) => `다른 터미널에서: ${cmd("approvals watch")}`,
  "flow-next-drill": (_, { cmd }) => `다음: ${cmd("drill timeout", { heal: true })}`,
  "label-image": "이미지",
  "label-id": "요청 ID",
  "label-rider": "라이더",
  "label-asked": "요청",
  "label-decide-until": "결정 기한",
  "label-heartbeat": "마지막 하트비트",
  "label-bands": "구간",
  "label-decision": "결정",
  "label-reason": "이유",
  "label-function": "함수",
  "label-drill": "훈련",
  bands: (v) => `통과 < ${v.askAt} <= 확인 요청 < ${v.rejectAt} <= 거부`,
  ago: (v) => `${koreanTime(v.time)} 전`,
  "within-time": (v) => `${koreanTime(v.time)} 이내`,
  "time-is-up": "시간이 지났습니다",
  "image-succeeded": "성공",
  "image-failed-with": (v) => `실패: ${v.error}${v.cause === undefined ? "" : `: ${v.cause}`}`,
  "image-waits": "사람의 결정을 기다리는 중",
  "image-started": (v) => `${josa(v.machine, "이/가")} ${josa(v.key, "으로/로")} 실행 중입니다.`,
  "image-took": (v) => `${v.outcome}(${koreanTime(v.time)})`,
  "image-follow": (v, { cmd }) => `자세히 보려면: ${cmd("inspect execution", {}, v.execution)}`,
  "image-item": "항목",
  "label-album": "앨범",
  "label-newest": "최근 이미지",
  "label-uploaded": "업로드 시각",
  "label-camera": "카메라",
  "label-tags": "태그",
  "no-albums": "앨범이 없습니다. 메타데이터 워크플로에 앨범이 지정된 이미지가 없습니다.",
  "album-show": (v, { cmd }) => `앨범 열어 보기: ${cmd("albums show", {}, v.album)}`,
  "no-approvals": "결정을 기다리는 요청이 없습니다.",
  "no-approvals-at-all": "요청이 없습니다.",
  "approval-state": (v) =>
    v.state === "open"
      ? "열림"
      : v.state === "over"
        ? "결정 없이 끝남"
        : `${v.by}님이 ${v.decision === "denied" ? "거부" : "승인"}`,
  "approval-approve": (v, { cmd }) => cmd("approvals approve", {}, v.id),
  "approval-deny": (v, { cmd }) => cmd("approvals deny", { reason: "…" }, v.id),
  "approval-show": (v, { cmd }) => `자세히 보기: ${cmd("approvals show", {}, v.id)}`,
  "approval-done": (v) =>
    `${josa(v.image, "을/를")} ${v.decision === "denied" ? "거부" : "승인"}했습니다(${v.id}). 실행이 ${v.decision === "denied" ? "끝납니다" : "계속됩니다"}.`,
  "drill-healed": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.error, "으로/로")} 실패한 뒤 ${v.attempts}번째 시도에서 성공했습니다.`,
  "drill-ended": (v) =>
    `${josa(v.state, "이/가")} ${v.attempts}번의 시도에서 모두 ${josa(v.error, "으로/로")} 실패했습니다.`,
  "drill-unseen": (v) =>
    `${josa(v.state, "은/는")} 실패하지 않았습니다. 여기서는 장애가 너무 약했습니다. 시도: ${v.attempts}.`,
  "drill-off-again": (v) => `${josa(v.function, "은/는")} 이전 상태로 돌아왔습니다.`,
  "drill-left-on": (v, { cmd }) =>
    `${v.function}에 훈련 ${josa(v.kind, "이/가")} 켜져 있습니다. 끄려면: ${cmd("drill off")}`,
  "no-drills": "켜진 훈련이 없습니다.",
  "drills-ended": (v) => (v.count === 0 ? "켜진 훈련이 없었습니다." : `훈련 ${v.count}개를 껐습니다.`),
};
