import type { text as english } from "../en/screen-bulk.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "dot-legend": ". 승인   r 거부   f 실패   X 예상과 다름",
  "report-not-writable": (v) =>
    `보고서 ${josa(v.reporter, "을/를")} 기록할 수 없습니다: ${v.reason}. 행은 계속 실행되고 저널에 남습니다.`,
  "bulk-title": (v) => `대량 실행 ${v.batch}`,
  "bulk-verdict-good": (v) => `${v.rows}개 행이 모두 예상대로 끝났습니다`,
  "bulk-verdict-bad": (v) =>
    `${v.rows}개 행 중 ${v.unexpected}개가 예상과 다름${v.left === 0 ? "" : `, 결과 없음 ${v.left}개`}`,
  "bulk-figures": (v) => `${v.manifest}의 행 ${v.rows}개; p50 ${v.p50}, p95 ${v.p95}, 최대 ${v.max}`,
  "bulk-more": (v) => `그 외 ${v.count}개`,
  "row-not-as-expected": (v) => `예상 ${v.expected}, 결과 ${v.outcome} (실행 ${v.execution})`,
  "any-answer": "모든 응답",
  "head-outcome": "결과",
  "head-reason": "이유",
  "head-rows": "행 수",
  "head-unexpected": "예상과 다름",
  "head-row": "행",
  "head-user": "사용자",
  "head-photo": "사진",
  "head-expected": "예상",
  "head-time": "시간",
  "head-execution": "실행",
  "head-before": "이전",
  "head-after": "이후",
  "head-change": "변화",
  "head-state": "상태",
  "head-verdict": "판정",
  "head-batch": "배치",
  "head-manifest": "매니페스트",
  "head-begun": "시작",
  "head-status": "진행",
  "compare-title": (v) => `${v.before} 및 ${v.after}`,
  "compare-rows": (v) => `공통 행 ${v.matched}개, 이전에만 ${v.onlyBefore}개, 이후에만 ${v.onlyAfter}개`,
  "compare-changed": "변경된 행",
  "compare-times": "시간",
  "whole-execution": "전체 실행",
  "batch-finished": "완료",
  "batch-unfinished": "미완료",
  "no-batches": "이 폴더에 배치가 없습니다.",
  "batches-pruned": (v) =>
    v.batches.length === 0 ? "삭제할 것이 없습니다." : `${v.dryRun ? "삭제 예정" : "삭제함"}: ${v.batches.join(", ")}`,
  "all-rows": "모든 행",
  "filter-rows": "텍스트로 필터링",
  "filter-all": "모든 결과",
  "rows-shown": "행 표시",
  "rows-left-out": (v) =>
    `이 페이지에는 ${v.rows}개 행 중 처음 ${v.shown}개가 있습니다. CSV와 JSON 보고서에는 모두 있습니다.`,
};
