import type { text as english } from "../en/screen-trigger.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "trigger-on": (v, { cmd }) =>
    [
      `${v.bucket}${v.prefix === "" ? "" : `의 ${v.prefix} 아래`}에 업로드할 때마다 ${josa(v.machine, "을/를")} 시작합니다.`,
      `업로드해 보기: aws s3 cp FILE s3://${v.bucket}/${v.example}`,
      `결과 보기: ${cmd("inspect execution", {}, "last")}`,
    ].join("\n"),
  "trigger-url-on": (v, { cmd }) =>
    `${v.url}에 서명된 POST 요청을 보낼 때마다 ${josa(v.machine, "을/를")} 시작합니다.\n요청 보내기: ${cmd("trigger request", { user: "user_a", key: "1_happy_face.jpg" })}`,
  "trigger-requested": (v, { cmd }) =>
    `POST ${v.url}\n${josa(v.arn, "을/를")} 시작했습니다.\n결과 보기: ${cmd("inspect execution", {}, "last")}`,
  "trigger-disabled": (v) => `트리거 ${josa(v.kind, "을/를")} 껐습니다.`,
  "trigger-was-off": (v) => `트리거 ${josa(v.kind, "은/는")} 이미 꺼져 있습니다.`,
  "trigger-label-kind": "트리거",
  "trigger-label-state": "상태",
  "trigger-label-bucket": "버킷",
  "trigger-label-prefix": "접두사 또는 URL",
  "trigger-label-machine": "상태 머신",
  "trigger-state-on": "켜짐",
  "trigger-state-off": "꺼짐",
  "triage-none": "유실된 이미지가 없습니다.",
  "triage-label-image": "이미지",
  "triage-label-rider": "라이더",
  "triage-label-when": "시각",
  "triage-label-reason": "이유",
  "triage-label-kind": "유실 종류",
  "triage-not-started": "시작 실패",
  "triage-failed": "실행 실패",
  "triage-unnoticed": "트리거가 놓침",
  "triage-started": (v) => `이미지 ${v.count}개를 다시 시작했습니다.`,
  "triage-next": (_v, { cmd }) => `다시 시작하기: ${cmd("triage", { start: true })}`,
};
