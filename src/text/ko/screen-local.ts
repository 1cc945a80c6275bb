import type { text as english } from "../en/screen-local.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "local-running": "로컬 엔드포인트가 실행 중입니다.",
  "local-not-running": "로컬 엔드포인트가 실행 중이 아닙니다. 엔드포인트가 필요한 명령을 실행하면 시작됩니다.",
  "local-changing": "로컬 엔드포인트를 시작하거나 종료하는 중입니다. 잠시 후 다시 시도하세요.",
  "local-silent": (_, { cmd }) =>
    `로컬 엔드포인트가 실행 중이지만 응답하지 않습니다. 바쁘거나 멈춘 상태입니다. 종료하려면: ${cmd("local stop")}`,
  "local-was-not-running": "로컬 엔드포인트가 실행 중이 아니었습니다.",
  "local-stopped": "로컬 엔드포인트를 중지했습니다. 데이터는 그대로 있으며 다음 명령을 실행하면 다시 시작됩니다.",
  "local-killed": (v) =>
    `로컬 엔드포인트(프로세스 ${v.pid})가 응답하지 않아 강제로 종료했습니다. 데이터는 그대로 있으며 다음 명령을 실행하면 다시 시작됩니다.`,
  "local-nothing-stored": (v) => `${v.dataFolder}에 저장된 것이 없습니다.`,
  "local-data-deleted": (v) => `${v.dataFolder}에 있는 모든 것을 삭제했습니다.`,
  "local-permissions": "권한",
  "local-held": "`local start --caller-policy`로 지정한 정책이 허용하는 것만",
  "local-faults": "장애",
};
