import type { Translated } from "../entry.ts";
import type { text as english } from "../en/screen-machine.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "machine-head": (v) =>
    v.source === "stage" ? `${v.stage}단계: ${v.name}` : v.source === "file" ? `파일: ${v.name}` : v.name,
  "machine-stage": (v) => (v.stage === undefined ? v.title : `${v.stage}단계: ${v.title}`),
  "machine-without-states": "정의에 그릴 상태가 없습니다.",
  "machine-added": (v) => `+ 이 단계에서 새로 추가된 상태: ${v.states.join(", ")}`,
  "machine-valid": "Step Functions가 이 정의를 받아들입니다.",
  "machine-itself": "상태 머신",
  "machine-definition-hint": (v, { cmd }) =>
    `정의: ${
      v.stage === undefined && v.file === undefined
        ? cmd("inspect machine", { definition: true }, v.name)
        : cmd("inspect machine", { stage: v.stage, file: v.file, definition: true })
    }`,
  "machine-written": (v) => `${v.file}에 저장했습니다.`,
  "definition-unchanged": "정의에 바뀐 내용이 없습니다.",
  "definition-change-head": "정의에서 바뀌는 내용:",
  "definition-text-head": "텍스트로 본 차이:",
  "machine-diff-hint": (v, { cmd }) => `텍스트로 보기: ${cmd("deploy-machine", { ...v.flags, diff: true })}`,
  "machine-created": (v) => `${josa(v.name, "을/를")} 생성했습니다.`,
  "machine-updated": (v) => `${josa(v.name, "을/를")} 업데이트했습니다.`,
  "machine-up-to-date": (v) => `${josa(v.name, "은/는")} 최신 상태입니다.`,
  "machine-put-back": (v) => `${josa(v.name, "을/를")} ${josa(`버전 ${v.version}`, "으로/로")} 되돌렸습니다.`,
  "machine-shown": (v) =>
    v.there
      ? `${josa(v.name, "을/를")} 변경하지 않았습니다.`
      : `${josa(v.name, "은/는")} 배포되지 않았습니다. 아무것도 변경하지 않았습니다.`,
  "machine-version": (v) => `별칭 live가 ${josa(`버전 ${v.version}`, "을/를")} 가리킵니다.`,
  "machine-deploy": (v, { cmd }) => `변경하려면: ${cmd("deploy-machine", v.flags)}`,
  "machine-try": (v, { cmd }) =>
    `실행해 보세요: ${cmd("run", v.flags["input"] === undefined ? { user: "user_a", key: "1_happy_face.jpg", ...v.flags } : v.flags)}`,
  "machine-next": (v, { cmd }) => `다음 단계: ${cmd("deploy-machine", v.flags)}`,
};
