import type { text as english } from "../en/progress-doctor.ts";
import type { Translated } from "../entry.ts";
import { formatMegabytes } from "../format-number.ts";

export const text: Translated<typeof english> = {
  "check-no-answer": "알 수 없음: 응답에 값이 없습니다",
  "check-not-offered": "알 수 없음: 이 엔드포인트가 제공하지 않는 호출입니다",
  "check-denied": "알 수 없음: 호출이 거부되었습니다",
  "check-node": (v) => `Node.js ${v.version} (${v.needed} 이상 필요)`,
  "check-disk": (v) =>
    `${v.folder}에 ${formatMegabytes(v.freeMb)} 여유 공간이 있습니다(${formatMegabytes(v.neededMb)} 필요)`,
  "check-reached": (v) =>
    `계정 ${v.account}, 리전 ${v.region}${v.endpointUrl === undefined ? "" : `, 주소 ${v.endpointUrl}`}`,
  "check-not-reached": "액세스할 수 없습니다",
  "label-operation": "작업",
  "label-calls": "호출",
  "label-median": "중앙값",
  "label-slowest": "최댓값",
  "label-errors": "오류",
  "label-recording": "기록",
  "label-here": "이 엔드포인트",
  "deep-done": (v) => `환경 ${v.environment}에서 데모의 단계 ${v.steps}개가 예상대로 끝났습니다. 환경을 삭제했습니다.`,
  "recording-written": (v, { line }) =>
    `${v.file} 파일에 작업 ${v.operations}개의 호출 ${v.calls}개를 기록했습니다. 엔드포인트를 이 기록과 비교하려면: ${line(`doctor --replay ${v.file}`)}`,
  "recording-same": (v) => `응답이 기록과 같습니다. 작업 ${v.operations}개를 비교했습니다.`,
  "recording-other-program": (v) =>
    `이 기록은 프로그램 버전 ${v.recorded}에서 만들었습니다. 지금 버전은 ${v.here}이므로 호출이 다를 수 있습니다.`,
  "difference-calls": (v) => `호출 ${v.count}개`,
  "check-region": (v) => `${v.region} 리전에 워크숍에 필요한 서비스가 모두 있습니다`,
  "check-region-incomplete": (v) =>
    `${v.region} 리전에는 Rekognition이 없습니다. ${v.nearest} 리전에는 모든 서비스가 있습니다`,
  "check-clock": (v) =>
    Math.abs(v.seconds) <= 2
      ? "시계가 맞습니다"
      : `시계가 ${Math.abs(v.seconds)}초 ${v.seconds > 0 ? "빠릅니다" : "느립니다"}. AWS는 5분까지 허용합니다`,
  "check-roles": (v) =>
    `역할 ${v.limit}개 중 ${v.used}개를 사용 중이며 환경 하나에 ${v.needed}개가 필요합니다${v.limit - v.used < v.needed ? ". 사용하지 않는 역할을 삭제하거나 더 높은 할당량을 요청하세요" : ""}`,
  "check-concurrency": (v) =>
    `함수를 동시에 ${v.limit}개까지 실행할 수 있어 한 번에 ${v.rows}행씩 대량 실행하기에 적합합니다`,
  "check-rekognition": (v) =>
    `${v.region} 리전은 기본적으로 작업마다 호출을 초당 ${v.perSecond}번 허용하여 한 번에 ${v.perSecond}행씩 대량 실행하기에 적합합니다`,
  "check-stacks": (v) =>
    `스택 ${v.limit}개 중 ${v.used}개 사용 중${v.limit - v.used < 2 ? ". 사용하지 않는 스택을 삭제하거나 더 높은 할당량을 요청하세요" : ""}`,
  "check-permissions": (v) =>
    v.denied.length === 0
      ? `작업 ${v.asked}개 ${v.how === "simulated" ? "허용(IAM 시뮬레이션)" : "읽기로 확인(IAM 시뮬레이션 권한 없음)"}`
      : `거부됨: ${v.denied.join(", ")}. 필요한 권한은 templates/operator-policy.json에 있습니다`,
  "check-leftovers": (v) =>
    v.environments.length === 0
      ? "환경이 없습니다"
      : `환경 ${v.environments.length}개: ${v.environments.map(({ stack, status, owner }) => `${stack} (${status}${owner === undefined ? "" : `, 소유자 ${owner}`})`).join(", ")}`,
};
