import type { text as english } from "../en/screen-room.ts";
import type { Translated } from "../entry.ts";

const states = { waiting: "대기", working: "진행 중", done: "완료", failed: "실패" };

export const text: Translated<typeof english> = {
  "room-none": "여기에는 환경이 없습니다.",
  "room-env": "환경",
  "room-unnamed": "(기본)",
  "room-owner": "소유자",
  "room-age": "경과",
  "room-status": "상태",
  "room-stage": "단계",
  "room-faces": "얼굴",
  "room-last-run": "마지막 실행",
  "room-running": "실행 중",
  "room-step": "작업",
  "room-state": (v) => states[v.state],
  "room-up": (v) => `환경 ${v.count}개가 준비되었습니다.`,
  "room-down": (v) => `환경 ${v.count}개를 삭제했습니다.`,
  "room-reset": (v) => `환경 ${v.count}개를 초기화했습니다.`,
  "room-cards": (v) => `참가자별 안내: ${v.file}`,
  "room-attendee": "참가자",
  "room-flags": "모든 명령의 플래그",
};
