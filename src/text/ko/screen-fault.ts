import type { Translated } from "../entry.ts";
import type { text as english } from "../en/screen-fault.ts";

export const text: Translated<typeof english> = {
  "fault-id": "장애",
  "fault-kind": "종류",
  "fault-calls": "호출",
  "fault-settings": "설정",
  "fault-struck": "발생 횟수",
  "fault-all-calls": "모든 호출",
  "fault-from": (v) => `${v.from}의 ${v.calls}`,
  "fault-skip": (v) => `호출 ${v.skip}번 이후`,
  "fault-count": (v) => `최대 ${v.count}번`,
  "fault-lag-calls": (v) => `읽기 ${v.calls}번 동안`,
  "fault-bucket": (v) => `한 번에 호출 ${v.bucket}번`,
  "fault-refill": (v) => `초당 ${v.refill}번씩 보충`,
  "fault-seed": (v) => `시드 ${v.seed}`,
  "faults-none": "로컬 엔드포인트에 장애가 없습니다.",
  "faults-added": (v) => `장애 ${v.count}개를 추가했습니다.`,
  "faults-cleared": (v) => `장애 ${v.count}개를 제거했습니다.`,
  "faults-apply-later": "로컬 엔드포인트가 실행 중이 아닙니다. 시작할 때 장애가 적용됩니다.",
  "faults-clear-hint": (_v, { cmd }) => `제거: ${cmd("local fault clear")}`,
};
