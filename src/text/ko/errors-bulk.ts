import { nearestName } from "../../nearest-name.ts";
import { comparisonReporters, runReporters } from "../reporter-examples.ts";
import type { text as english } from "../en/errors-bulk.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";
import { koreanPlace } from "./place.ts";

const nameManifest = "CSV 파일, JSON Lines 파일, 사진 폴더 또는 표준 입력(-)을 지정하세요";
const nameReport = "--reporter json=FILE 또는 ndjson=FILE로 만든 파일이나 이 폴더의 배치를 지정하세요";
function writeReporters(example: string): string {
  return `--reporter ${example} 형식으로 종류와 대상을 지정하세요. -는 표준 출력입니다`;
}

export const text: Translated<typeof english> = {
  "no-manifest": { message: "매니페스트를 지정하지 않았습니다.", next: [nameManifest] },
  "contradicting-flags": (v) => ({
    message: `${dashed(v.flags)} 플래그는 --${v.against} 플래그와 함께 사용할 수 없습니다.`,
    next: [`${dashed(v.flags)} 플래그나 --${v.against} 플래그를 빼세요`],
  }),
  "manifest-not-found": (v) => ({
    message: `파일이나 폴더 ${josa(v.manifest, "이/가")} 없습니다.`,
    next: [nameManifest],
  }),
  "manifest-unreadable": (v) => ({
    message: `${josa(v.manifest, "을/를")} 읽을 수 없습니다.`,
    why: v.reason,
    next: [nameManifest],
  }),
  "bad-manifest": (v, { say }) => ({
    message: `${v.manifest}에 오류가 ${v.count}개 있습니다. 아무것도 시작하지 않았습니다.`,
    why: [
      ...v.mistakes.map(({ place, problem }) => `${koreanPlace(place)}: ${say(problem)}`),
      ...(v.count > v.mistakes.length ? [`그 외 ${v.count - v.mistakes.length}개`] : []),
    ].join("\n"),
    next: v.folder
      ? [
          "--upload로 사진을 업로드하거나 파일 이름을 바꾸세요",
          "--user-from folder를 사용하면 파일 이름 대신 폴더 이름을 사용자로 씁니다",
        ]
      : ["매니페스트를 수정하세요. --dry-run을 사용하면 시작하지 않고 검사만 합니다"],
  }),
  "empty-manifest": (v) => ({
    message: `${v.manifest}에 ${v.folder ? "사진" : "행"}이 없습니다.`,
    why: v.folder ? "사진은 .jpg, .jpeg, .png로 끝나는 파일입니다." : undefined,
    next: ["다른 매니페스트를 지정하세요"],
  }),
  "manifest-changed": (v, { say }) => ({
    message: `배치 ${josa(v.batch, "을/를")} 시작한 뒤 ${josa(v.manifest, "이/가")} 변경되었습니다.`,
    why: v.changes.map(say).join("\n"),
    next: [
      "매니페스트를 원래대로 되돌린 다음 이어서 실행하세요. 끝난 행은 그대로 유지됩니다",
      "또는 --resume 없이 새 배치를 시작하세요. 모든 행을 실행합니다",
    ],
  }),

  "bad-batch-name": (v) => ({
    message: `${josa(`"${v.name}"`, "은/는")} 배치 이름으로 사용할 수 없습니다.`,
    why: "실행 이름의 앞부분이 됩니다. 영문자, 숫자, 하이픈, 밑줄을 32자까지 사용할 수 있습니다.",
    next: ["--batch nightly-7과 같은 이름을 사용하세요"],
  }),
  "batch-exists": (v, { cmd }) => ({
    message: `배치 ${josa(v.batch, "이/가")} 이미 있습니다.`,
    why: "두 번째 배치가 같은 실행 이름을 사용하게 됩니다.",
    next: [`이어서 실행하려면: ${cmd("bulk run", { resume: true, batch: v.batch })}`, "또는 다른 --batch를 지정하세요"],
  }),
  "batch-in-use": (v) => ({
    message: `다른 프로세스가 배치 ${josa(v.batch, "을/를")} 사용 중입니다.`,
    why: `프로세스 ID: ${v.process}`,
    next: [`끝날 때까지 기다리거나 종료하세요: \`kill ${v.process}\``],
  }),
  "batch-not-found": (v) => ({
    message:
      v.batch === undefined
        ? `이 폴더에 ${v.manifest === undefined ? "" : `${v.manifest}의 `}끝나지 않은 배치가 없습니다.`
        : `이 폴더에 배치 ${josa(v.batch, "이/가")} 없습니다.`,
    why: v.known.length === 0 ? "이 폴더에서 시작한 배치가 없습니다." : `최근 배치: ${v.known.join(", ")}.`,
    next: [
      ...nearBatch(v).map((batch) => `${josa(batch, "을/를")} 찾으셨나요?`),
      "배치를 시작한 폴더로 이동하세요",
      "또는 --resume 없이 새 배치를 시작하세요",
    ],
  }),
  "batch-damaged": (v) => ({
    message: `배치 ${josa(v.batch, "이/가")} 손상되었습니다.`,
    why:
      v.other === undefined
        ? `${josa(v.file, "은/는")} 배치의 기록이 아닙니다.`
        : `${josa(v.file, "은/는")} 배치 ${v.other}의 기록입니다. 폴더가 복사되었거나 이름이 바뀌었습니다.`,
    next: [
      v.other === undefined
        ? "배치의 폴더를 삭제하고 새 배치를 시작하세요"
        : `폴더 이름을 ${josa(v.other, "으로/로")} 되돌리거나 폴더를 삭제하세요`,
    ],
  }),
  "other-batch": (v, { say }) => ({
    message: `배치 ${josa(v.batch, "은/는")} 다른 설정으로 시작되었습니다.`,
    why: v.differences.map(say).join("\n"),
    next: [
      "같은 설정으로 이어서 실행하세요. --resume은 배치의 플래그를 사용합니다",
      "또는 --resume 없이 새 배치를 시작하세요",
    ],
  }),
  "journal-damaged": (v) => ({
    message: `저널 ${v.file}의 ${v.line}번째 줄을 읽을 수 없습니다.`,
    why: "다른 프로그램이 이 파일에 썼거나 디스크에서 일부가 손실되었습니다.",
    next: [
      "그 줄을 삭제한 다음 --resume 플래그로 계속하세요. 해당 행은 같은 실행 이름으로 다시 시작되므로 두 번 실행되지 않습니다",
    ],
  }),
  "journal-not-written": (v) => ({
    message: `저널 ${v.file}에 쓸 수 없어 행을 더 시작하지 않습니다.`,
    why: v.reason,
    next: ["디스크 공간을 확보한 다음 --resume으로 계속하세요. 이미 시작한 행은 다시 시작하지 않습니다"],
  }),

  "machine-deleted": (v, { cmd }) => ({
    message: "배치를 실행하는 동안 상태 머신이 삭제되었습니다.",
    why: v.reason,
    next: [`다시 배포하세요: ${cmd("deploy-machine", { stage: "N" })}`],
  }),
  "map-run-gone": (v) => ({
    message: `Map Run의 실행 ${josa(v.execution, "이/가")} 없습니다.`,
    why: "상태 머신이 삭제되었습니다.",
    next: ["--resume 없이 새 배치를 시작하세요. 상태 머신을 다시 배포합니다"],
  }),
  "map-run-failed": (v, { cmd }) => ({
    message: `실행 ${v.execution}의 Map Run이 실패했습니다.`,
    why: v.reason,
    next: [`무슨 일이 있었는지 보려면: \`${cmd("inspect execution", {}, v.execution)}\``],
  }),
  "results-missing": (v) => ({
    message: `Map Run의 결과가 ${v.place}에 없습니다.`,
    why: "Step Functions는 Map Run이 끝날 때 결과를 기록합니다. 삭제되었거나 기록하지 못했습니다.",
    next: ["상태를 확인하세요: `aws stepfunctions describe-map-run --map-run-arn ARN`"],
  }),

  "unknown-reporter": (v) => ({
    message: `알 수 없는 리포터: ${v.reporter}`,
    why: `사용할 수 있는 리포터: ${v.known.join(", ")}.`,
    next: [writeReporters(v.known.includes("markdown") ? comparisonReporters : runReporters)],
  }),
  "no-destination": (v) => ({
    message: `리포터 ${v.reporter}=에 파일을 지정하지 않았습니다.`,
    next: [writeReporters(`${v.reporter}=${v.reporter === "html" ? "report.html" : "FILE"}`)],
  }),
  "no-such-folder": (v) => ({
    message: v.isFolder
      ? `${josa(v.path, "은/는")} 보고서 ${v.reporter}의 파일이 아니라 폴더입니다.`
      : `보고서 ${v.reporter}의 폴더 ${josa(v.path, "이/가")} 없습니다.`,
    next: ["존재하는 폴더 안의 파일을 지정하세요"],
  }),
  "reporters-collide": (v) => ({
    message: `${josa(v.one, "과/와")} ${josa(v.other, "이/가")} 같은 곳에 기록하게 됩니다.`,
    next: ["보고서마다 다른 파일을 지정하세요. -는 표준 출력입니다"],
  }),
  "report-not-found": (v) => ({ message: `보고서나 배치 ${josa(v.report, "이/가")} 없습니다.`, next: [nameReport] }),
  "no-report": (v, { say }) => ({
    message: `${josa(v.report, "은/는")} 행이 있는 보고서가 아닙니다.`,
    why: v.problem ? say(v.problem) : "JSON과 NDJSON 보고서에만 비교할 행이 있습니다.",
    next: [nameReport],
  }),
  "report-not-written": (v, { cmd }) => ({
    message: `모든 행이 예상대로 끝났지만 보고서 ${v.failures.length}개를 기록하지 못했습니다.`,
    why: v.failures.map(({ reporter, reason }) => `${reporter}: ${reason}`).join("\n"),
    next: [`저널에서 다른 곳에 다시 기록하세요: ${cmd("bulk run", { resume: true, batch: v.batch })} --reporter …`],
  }),
  "some-not-as-expected": (v, { cmd }) => ({
    message: [
      ...(v.unexpected === 0 ? [] : [`${v.rows}개 행 중 ${v.unexpected}개가 예상과 다릅니다.`]),
      ...(v.left === 0 ? [] : [`${v.rows}개 행 중 ${v.left}개는 결과가 없습니다.`]),
    ].join(" "),
    next:
      v.resumable === undefined ? [] : [`이어서 실행하려면: ${cmd("bulk run", { resume: true, batch: v.resumable })}`],
  }),
  "threshold-unreadable": (v) => ({
    message: `${josa(`임계값 "${v.threshold}"`, "을/를")} 읽을 수 없습니다.`,
    why: `임계값은 지표, 연산자(> >= < <=), 값으로 작성합니다: p95>2s, failed>1%, throughput<5. 지표: ${v.metrics.join(", ")}.`,
    next: ["셸에서는 따옴표로 묶으세요: --fail-if 'p95>2s'"],
  }),
  "threshold-broken": (v) => ({
    message: `임계값 ${v.thresholds.length}개를 넘었습니다: ${v.thresholds.map(({ threshold }) => threshold).join(", ")}.`,
    why: [
      ...v.thresholds.map(({ threshold, measured }) => `${threshold}: 측정값 ${measured}`),
      ...(v.unexpected === 0 ? [] : [`${v.rows}개 행 중 ${v.unexpected}개가 예상과 다릅니다`]),
    ].join("\n"),
  }),
  "nothing-in-common": (v) => ({
    message: `${josa(v.before, "과/와")} ${v.after}에 공통된 행이 없습니다.`,
    why: "행은 사용자, 키, 반복 번호로 비교합니다.",
    next: ["같은 매니페스트의 실행 두 개를 비교하세요"],
  }),
  "nothing-to-prune": {
    message: "삭제할 기준을 지정하지 않았습니다.",
    next: ["--keep N 또는 --older-than DAYS를 사용하세요"],
  },
};

function dashed(flags: readonly string[]): string {
  return flags.map((flag) => `--${flag}`).join(", ");
}

/** The batch that was probably meant, where one is near. */
function nearBatch({ batch, known }: { batch?: string | undefined; known: readonly string[] }): string[] {
  const near = batch === undefined ? undefined : nearestName(batch, known);
  return near === undefined ? [] : [near];
}
