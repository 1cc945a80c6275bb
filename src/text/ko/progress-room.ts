import type { text as english } from "../en/progress-room.ts";
import type { Translated } from "../entry.ts";

const listed = (names: readonly string[]): string =>
  names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} 외 ${names.length - 8}개`;

export const text: Translated<typeof english> = {
  "cost-room": (v) =>
    `사용하지 않는 환경 ${v.count}개의 비용은 한 달에 $${(v.count * 0.1).toFixed(2)} 미만입니다. 사진 한 장은 최대 약 $0.004입니다.`,
  "ask-room-down": (v) =>
    [
      `환경 ${v.names.length}개(${listed(v.names)})와 그 안의 모든 것을 삭제할까요?`,
      ...(v.others === 0 ? [] : [`그중 ${v.others}개는 소유자가 다릅니다.`]),
    ].join(" "),
  "ask-room-reset": (v) =>
    `환경 ${v.names.length}개(${listed(v.names)})의 상태 머신, 실행, 얼굴, 항목, 썸네일을 삭제할까요?`,
  "leave-room": "같은 명령을 다시 실행하세요. 끝난 작업을 확인하고 나머지를 이어서 진행합니다",
  "step-reset-machines": "상태 머신과 실행",
  "step-reset-data": "항목과 썸네일",
};
