import { edged } from "../edged.ts";
import { formatNumber } from "../format-number.ts";
import type { text as english } from "../en/progress-bulk.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";
import { koreanPlace } from "./place.ts";

export const text: Translated<typeof english> = {
  "rows-at-once-few": (v) =>
    `이 계정은 함수를 동시에 ${v.limit}개까지 실행하므로 한 번에 ${v.rows}행씩 실행합니다. 다른 수로 실행하려면 --concurrency N을 사용하세요.`,
  "rows-at-once-many": (v) =>
    `이 계정은 함수를 동시에 ${v.limit}개까지 실행합니다. 한 번에 ${v.rows}행을 실행하면 일부가 Lambda.TooManyRequestsException으로 실패할 수 있습니다.`,
  "rows-at-once-slow": (v) =>
    `${v.region}에서 Rekognition은 호출을 초당 ${v.perSecond}번 허용하므로 한 번에 ${v.rows}행씩 실행합니다. 다른 수로 실행하려면 --concurrency N을 사용하세요.`,
  "rows-at-once-throttled": (v) =>
    `${v.region}에서 Rekognition은 호출을 초당 ${v.perSecond}번 허용합니다. 한 번에 ${v.rows}행을 실행하면 Rekognition이 일부 호출을 제한하고 함수가 그 호출을 재시도합니다.`,
  "column-missing": (v) => `${josa(v.column, "이/가")} 없습니다`,
  "column-not-text": (v) => `${josa(v.column, "이/가")} 문자열이 아닙니다`,
  "column-not-utf8": (v) => `${josa(v.column, "이/가")} UTF-8로 작성되지 않았습니다`,
  "user-id-not-allowed": (v) =>
    v.length > 255
      ? `사용자 ID "${v.user}"의 길이가 ${v.length}자입니다. Rekognition은 255자까지 허용합니다`
      : `${josa(`사용자 ID "${v.user}"`, "은/는")} 사용할 수 없습니다. Rekognition이 얼굴과 함께 저장하며 영문자, 숫자, _ . - : 만 허용합니다`,
  "key-too-long": (v) => `key가 ${formatNumber(v.limit)}바이트를 넘습니다`,
  "stage-not-known": (v) => `stage는 ${v.stages.join(", ")} 중 하나여야 합니다. 입력값: ${v.value}`,
  "expectation-not-known": (v) =>
    `expect는 accepted, succeeded, refused, refused:REASON, failed 중 하나여야 합니다. 입력값: ${v.value}`,
  "photo-file-missing": (v) => `사진 ${josa(v.photo, "이/가")} 없습니다`,
  "photo-outside-folder": (v) => `사진 ${josa(v.photo, "이/가")} 매니페스트 폴더 ${v.folder} 밖에 있습니다`,
  "photo-key-missing": (v) => `버킷에 사진 ${josa(edged(v.key), "이/가")} 없습니다`,
  "key-uploaded-twice": (v) =>
    `${josa(koreanPlace(v.place), "과/와")} 다른 사진을 같은 키 ${josa(v.key, "으로/로")} 업로드합니다`,
  "row-repeated": (v) => `${josa(koreanPlace(v.place), "과/와")} 사용자, 키, 단계가 같습니다`,
  "line-too-long": (v) => `줄이 ${formatNumber(v.most)}자를 넘습니다`,
  "quote-not-closed": "여기에서 연 따옴표가 닫히지 않았습니다",
  "quote-inside-field": "따옴표로 묶지 않은 필드 안에 따옴표가 있습니다",
  "comma-missing": "닫는 따옴표 뒤에 쉼표가 없습니다",
  "field-count": (v) => `열은 ${v.columns}개인데 필드는 ${v.fields}개입니다`,
  "header-missing": (v) => `헤더가 없습니다. 헤더: ${v.example}`,
  "header-wrong": (v, { say }) =>
    `올바른 헤더가 아닙니다: ${v.problems.map(say).join(", ")}. 헤더: ${v.example}. photo, stage, expect는 생략할 수 있습니다`,
  "header-column-unknown": (v) => `알 수 없는 열 "${v.name}"`,
  "header-column-twice": (v) => `${josa(v.name, "이/가")} 두 번 있습니다`,
  "header-separator": "열은 쉼표로 구분합니다",
  "manifest-not-utf8": "파일이 UTF-8로 작성되지 않았습니다. UTF-8로 저장하세요",
  "line-end-wrong": "줄은 CR만이 아니라 LF 또는 CR LF로 끝나야 합니다",
  "json-document": "파일 전체가 하나의 JSON 문서입니다. JSON Lines는 한 줄에 객체가 하나씩 있습니다",
  "line-not-json": "JSON이 아닙니다",
  "line-not-json-object": "JSON 객체가 아닙니다",
  "members-unknown": (v) =>
    `알 수 없는 멤버 ${v.names.map((name) => `"${name}"`).join(", ")}. 행의 멤버: ${v.known.join(", ")}`,

  "batch-differs": (v) =>
    `${settings.get(v.what) ?? `--${v.what}`}: 이전 ${v.before ?? "지정하지 않음"}, 현재 ${v.now ?? "지정하지 않음"}`,
  "batch-flag-not-given": (v) => `--${v.flag} 플래그를 지정하지 않았습니다`,
  "row-is-new": (v) => `${josa(koreanPlace(v.place), "은/는")} 새 행입니다: ${v.user}, ${v.key}`,
  "row-is-another": (v) => `${josa(koreanPlace(v.place), "은/는")} 이제 다른 행입니다: ${v.user}, ${v.key}`,
  "row-count-changed": (v) => `행이 ${v.before}개였는데 지금은 ${v.now}개입니다`,

  "photo-not-uploaded": (v, { say }) => `사진을 업로드하지 못했습니다. ${say(v.reason)}`,
  "key-taken-by-row": (v) => `다른 행이 ${josa(v.photo, "을/를")} 키 ${josa(v.key, "으로/로")} 업로드합니다`,
  "row-timed-out": (v) => `${v.seconds}초를 넘어 중지되었습니다`,
  "execution-gone": "상태 머신이 삭제되어 실행이 없습니다",
  "map-run-ended-it": (v) => `Map Run이 실행을 끝냈습니다: ${v.status}`,

  "interrupted-rows": (v) => `중단되었습니다. ${v.rows}개 행 중 ${v.ended}개가 끝났습니다.`,
  "interrupted-map-run": "중단되었습니다. Step Functions가 행을 계속 실행합니다.",
  "rows-have-ended": (v) => `${v.rows}개 행 중 ${v.ended}개가 끝났습니다.`,
  "continue-batch": (v, { cmd }) => `이어서 실행하려면: ${cmd("bulk run", { resume: true, batch: v.batch })}`,
  "follow-batch": (v, { cmd }) => `행의 진행 상황을 다시 보려면: ${cmd("bulk run", { resume: true, batch: v.batch })}`,

  "keys-not-checked": (v) =>
    `버킷 ${v.bucket}에 사진이 ${formatNumber(v.most)}장이 넘게 있어 키를 미리 확인하지 않습니다.`,
  "waiting-for-pipe": (v) => `${v.manifest}에서 행을 기다리는 중입니다. 입력을 끝내면 시작합니다.`,
};

/** The settings of a batch that are not flags. */
const settings: ReadonlyMap<string, string> = new Map([
  ["account", "계정"],
  ["region", "리전"],
  ["manifest", "매니페스트"],
]);
