import { programLine } from "../command-line.ts";
import type { text as english } from "../en/screen-metrics.ts";
import type { Translated } from "../entry.ts";
import { koreanTime } from "./time.ts";

export const text: Translated<typeof english> = {
  "metrics-span": (v) => `${v.from}부터 ${v.to}까지, CloudWatch 기준`,
  "metrics-no-machines": "상태 머신이 없고, 이 기간에 실행된 것도 없습니다.",
  "metrics-machine": "상태 머신",
  "metrics-started": "시작",
  "metrics-succeeded": "성공",
  "metrics-failed": "실패",
  "metrics-aborted": "중단",
  "metrics-timed-out": "시간 초과",
  "metrics-throttled": "제한",
  "metrics-gone": (v) => `${v.name} (삭제됨)`,
  "metrics-peak": (v) => `최대: ${koreanTime(v.span)} 동안 ${v.count}건, ${v.at}`,
  "metrics-function": "함수",
  "metrics-invocations": "호출",
  "metrics-errors": "오류",
  "metrics-throttles": "제한",
  "metrics-concurrency": "동시 실행",
  "metrics-lost": (v) => `이미지 ${v.count}개가 상태 머신에 도달하지 못했습니다. 찾으려면: ${programLine("triage")}`,
  "metrics-late": "CloudWatch는 1~3분 전에 일어난 일을 보여 줍니다.",
};
