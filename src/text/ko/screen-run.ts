import type { text as english } from "../en/screen-run.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";
import { koreanTime } from "./time.ts";

export const text: Translated<typeof english> = {
  "outcome-took": (v) => `${v.outcome}(${koreanTime(v.time)})`,
  "state-error": (v, { say }) => `${v.state}: ${say(v.reason)}`,
  "status-running": "실행 중",
  "status-succeeded": "성공",
  "status-caught": "오류 처리됨",
  "status-failed": "실패",
  "status-aborted": "중단됨",
  written: "기록된 내용",
  "pixels-and-size": (v) => `${v.width} x ${v.height}픽셀, ${v.size}`,
  "run-started": (v) =>
    v.key === undefined
      ? `${josa(v.machine, "을/를")} 실행하고 있습니다.`
      : `${v.user} 사용자의 사진 ${josa(v.key, "으로/로")} ${josa(v.machine, "을/를")} 실행하고 있습니다.`,
  "tried-succeeded": (v) =>
    v.next === undefined ? "성공. 상태 머신은 여기서 끝납니다." : `성공. 다음 상태는 ${v.next}입니다.`,
  "tried-caught": (v) => (v.next === undefined ? "오류 처리됨" : `오류 처리됨. 다음 상태는 ${v.next}입니다.`),
  "tried-retriable": "실패. Retry가 다시 시도합니다.",
  "tried-failed": "실패. 실행은 여기서 실패합니다.",
  "tried-alone": "이 상태만 실행했습니다. 실행은 시작하지 않았습니다.",
  "run-follow": (v, { cmd }) => `진행 상황을 보려면: ${cmd("inspect execution", { stage: v.stage }, v.execution)}`,

  "input-output-of": (v) => `입력: ${v.state}의 출력`,
  "input-input-of": (v) => `입력: ${v.state}의 입력`,
  "output-is-input": "출력: 입력과 같음",
  "output-adds": "출력: 입력에 다음을 더한 값",
};
