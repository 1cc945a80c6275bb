import type { text as english } from "../en/screen-execution.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "timeline-legend": (v) => `${v.works} 작업  ${v.waits} 대기  ${v.backOff} 재시도 간격`,
  "timeline-attempts": (v) => `시도 ${v.count}번`,
  "data-input": "입력",
  "data-input-of-output": (v) => `입력: ${v.state}의 출력`,
  "data-input-of-input": (v) => `입력: ${v.state}의 입력`,
  "data-output": "출력",
  "data-output-is-input": "출력: 입력과 같음",
  "data-output-adds": "출력: 입력에 다음을 더한 값",
  "data-output-changes": "출력에서 바뀐 값",
  "data-output-lacks": (v) => `출력에 없는 값: ${v.members.join(", ")}`,
  "data-error": (v) => `오류: ${v.error}`,
  "data-folded": (v) => `… ${v.lines}줄 더 있음: --state ${v.state} 또는 --full`,
  "data-log": "로그",
  "data-no-log": "로그: CloudWatch Logs에 함수가 남긴 내용이 없습니다.",
  "data-log-reading": "로그를 읽는 중입니다 …",
  "data-log-none": "이 상태에서는 함수가 실행되지 않습니다.",
  "data-log-attempt": (v) => (v.of === 1 ? "로그" : `로그: 시도 ${v.attempt}/${v.of}`),
  "execution-keys": "↑↓ 상태  d 변경  e 이벤트  i 입력  o 출력  l 로그  스페이스 다음 쪽  q 뒤로",
  "execution-live-keys": "e 이벤트  i 입력  o 출력  d 변경  l 로그",
  "execution-reading": "실행을 읽는 중입니다 …",
  "execution-pane": (v) => {
    const pane = { changes: "변경", events: "이벤트", input: "입력", output: "출력", log: "로그" }[v.pane];
    return `${v.state} · ${pane}${v.below === 0 ? "" : ` · 아래 ${v.below}줄 더 있음`}`;
  },
  "events-head": "이벤트",
  "execution-began": "시작",
  "execution-took": "걸린 시간",
  "execution-still-runs": "실행 중",
  "page-graph": "그래프",
  "page-timeline": "타임라인",
  "page-waits": (v) => `┆ 짧게 줄여 그린 대기: ${v.waits.join(", ")}`,
  "page-data": "상태별 데이터",
  "page-photo": (v) => `사진 ${v.key}`,
  "page-written": (v) => `${v.file}에 저장했습니다. 이 페이지는 네트워크에서 아무것도 불러오지 않습니다.`,
  "why-caught": (v) =>
    `${josa(v.state, "이/가")} ${v.error} 오류를 발생시켰고, Catch가 ${josa(v.handler, "으로/로")} 보냈습니다. 실행 자체는 SUCCEEDED로 끝났습니다. 상태 머신이 오류를 처리했기 때문입니다.`,
  "why-failed": (v) =>
    `${josa(v.state, "이/가")} ${v.error} 오류를 발생시켰고, 이 오류를 처리하는 Catch가 없어서 실행이 FAILED로 끝났습니다.`,
  "see-execution": (v, { cmd }) => `자세히 보기: ${cmd("inspect execution", { stage: v.stage }, v.execution)}`,
};
