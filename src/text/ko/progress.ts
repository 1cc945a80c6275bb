import { formatNumber } from "../format-number.ts";
import type { text as english } from "../en/progress.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";
import { koreanTime } from "./time.ts";

const stateStatus = {
  entered: "시작",
  succeeded: "성공",
  caught: "오류를 처리함",
  failed: "실패",
  retrying: "재시도 중",
} as const;

export const text: Translated<typeof english> = {
  "target-line": (v) =>
    [
      `대상: ${v.place === "local" ? "이 컴퓨터" : v.place === "aws" ? "AWS" : (v.url ?? "다른 엔드포인트")}`,
      `계정 ${v.account}`,
      `리전 ${v.region}`,
      ...(v.profile === undefined ? [] : [`프로파일 ${v.profile}`]),
      ...(v.environment === undefined ? [] : [`환경 ${v.environment}`]),
    ].join(", "),
  "retry-line": (v, { say }) =>
    `${v.operation}: ${say(v.reason)}. ${koreanTime(v.wait)} 후에 다시 시도합니다(${v.attempts}번 중 ${v.attempt}번째).`,
  "why-line": (v) => `이유: ${v.why}`,
  "question-typed": (v, { say }) => `${say(v.question)} 확인하려면 ${josa(v.word, "을/를")} 입력하세요:`,
  "plan-head": "삭제할 항목:",
  "state-line": (v) =>
    `${v.state} ${stateStatus[v.status]}${v.error === undefined ? "" : `(${v.error})`} - ${koreanTime(v.time)}`,

  "step-artifacts-bucket": (v) => `아티팩트 버킷 ${v.bucket}`,
  "step-stack": (v) => `스택 ${v.stack}`,
  "step-collection": (v) => `컬렉션 ${v.collection}`,
  "step-sample-photos": (v) => `${v.bucket}의 샘플 사진`,

  "step-machine": (v) => `상태 머신 ${v.machine}`,
  "step-machine-runs": (v) => `${v.machine} 실행 중`,
  "step-photo": (v) => `사진 ${v.key}`,
  "step-faces": (v) => `${v.collection}의 얼굴`,
  "step-compare-faces": (v) => `얼굴 ${v.count}개 비교`,

  "ask-mfa-code": (v) => `MFA 장치 ${v.device}의 코드:`,
  "ask-delete-faces": (v) => `컬렉션 ${v.collection}의 얼굴 ${v.count}개를 모두 삭제할까요?`,
  "ask-reset-collection": (v) =>
    `${josa(`컬렉션 ${v.collection}`, "과/와")} 그 안의 얼굴 ${v.faces}개를 삭제하고 컬렉션을 다시 생성할까요?`,

  created: "생성했습니다",
  "created-again": "삭제하고 다시 생성했습니다",
  "up-to-date": "최신 상태입니다",
  uploaded: "업로드했습니다",
  deleted: "삭제했습니다",
  "count-deleted": (v) => `${v.count}개를 삭제했습니다`,
  "learn-costs":
    "이 과정은 AWS에서 진행됩니다. 검사마다 Lambda 함수, Rekognition, 실행을 사용하므로 몇 센트까지 비용이 듭니다.",
  "definition-unchecked": "이 엔드포인트는 정의의 유효성을 검사할 수 없습니다. 검사하지 않고 배포합니다.",
  "leave-run": (v, { cmd }) =>
    `실행은 계속됩니다. 진행 상황을 보려면: ${cmd("inspect execution", { stage: v.stage }, v.execution)}`,
  updated: "업데이트했습니다",
  unchanged: "변경 사항이 없습니다",
  "log-not-there-yet": (v) => `${v.execution}의 로그가 아직 도착하지 않았습니다. 상태를 표시하지 않습니다.`,
  "version-live": (v) =>
    v.change === "unchanged"
      ? `최신 상태, 버전 ${v.version}`
      : v.change === "put-back"
        ? `다시 버전 ${v.version} 사용`
        : `${v.change === "created" ? "생성됨" : "업데이트됨"}, 버전 ${v.version} 사용`,
  "already-there": "이미 있습니다",
  "no-collections-here": "이 엔드포인트에는 컬렉션이 없습니다",
  "artifacts-made": (v) =>
    [
      ...(v.created ? ["생성했습니다"] : []),
      v.uploaded === 0 ? `zip 파일 ${v.there}개가 이미 있습니다` : `zip 파일 ${v.uploaded}개를 업로드했습니다`,
    ].join(", "),
  "photos-uploaded": (v) => `${v.count}장을 업로드했습니다`,
  "photos-there": (v) => `${v.count}장이 이미 있습니다`,

  "leave-setup": (_, { cmd }) =>
    `CloudFormation은 계속 작업합니다. \`${cmd("setup")}\` 명령을 다시 실행하세요. 끝난 작업을 확인하고 나머지를 이어서 진행합니다`,

  "definition-edited": (v) =>
    [`${v.machine}의 정의가 여기에서 배포한 것과 다릅니다. 다음과 같이 바뀝니다:`, ...v.lines].join("\n"),
  "ask-overwrite-definition": (v) => `${v.machine}의 편집된 정의를 덮어쓸까요?`,
  "ask-other-owner": (v) => `환경 ${josa(v.environment, "은/는")} ${v.owner}의 것입니다. 그래도 변경할까요?`,
  "ask-adopt": (v) =>
    `wildrydes의 이전 릴리스가 태그 없이 만든 리소스입니다: ${v.names.join(", ")}. 이 환경에서 관리할까요?`,
  "ask-stack-loss": (v) =>
    [
      `스택 ${josa(v.stack, "을/를")} 업데이트하면 다음 리소스와 그 내용이 사라집니다:`,
      ...v.resources.map(
        ({ logicalId, type, change }) =>
          `  ${logicalId} (${type.replace(/^AWS::/, "")}): ${{ removed: "삭제", replaced: "교체", "perhaps-replaced": "참조하는 값이 바뀌면 교체" }[change]}`,
      ),
      "스택을 업데이트할까요?",
    ].join("\n"),
  "ask-stack-repair": (v) =>
    v.status === "UPDATE_ROLLBACK_FAILED"
      ? `스택 ${josa(v.stack, "이/가")} 롤백 실패 상태입니다(${v.status}). 롤백을 계속할까요?`
      : `스택 ${v.stack}에 리소스가 남아 있습니다(${v.status}). 삭제하고 다시 만들까요?`,

  "cost-estimate": (v) => `AWS에서 최대 약 $${v.dollars.toFixed(2)}의 비용이 듭니다(us-east-1 정가, ${v.asOf}).`,
  "ask-cost": (v) => `최대 약 ${v.dollars.toFixed(2)}달러를 사용할까요?`,
  "photos-notice":
    "사람이 찍힌 사진을 이 계정의 Amazon Rekognition으로 보냅니다. 계정에서 거부하지 않으면(AWS Organizations의 AI 서비스 옵트아웃 정책) AWS가 서비스 개선을 위해 사진을 보관할 수 있습니다. 먼저 사진에 찍힌 사람의 동의를 받으세요.",
  "cost-standing": "사용하지 않는 환경의 비용은 한 달에 $0.10 미만입니다. 사진 한 장의 비용은 최대 약 $0.004입니다.",

  "target-stored": (v) =>
    `${v.folder} 폴더에서 실행하는 다음 명령은 이 대상의 ${v.environment === undefined ? "기본 환경" : `환경 ${v.environment}`}에서 작업합니다.`,
  "target-not-stored": (v) => `대상을 ${v.folder}에 저장하지 못했습니다: ${v.reason}. 다음 명령에 플래그로 지정하세요.`,

  "stack-operation-running": (v) => `진행 중인 작업이 끝날 때까지 기다립니다(${v.status}).`,
  "stack-creation-failed": (v) => `스택을 처음 생성하는 데 실패했습니다(${v.status}). 스택을 삭제하고 다시 생성합니다.`,
  "stack-rollback-failed": (v) => `이전 업데이트의 롤백이 실패했습니다(${v.status}). 먼저 그 롤백을 계속합니다.`,

  "slow-down": "AWS가 초당 호출 수를 줄이라고 요청합니다",
  "service-role-later": (v) =>
    `스택에 변경 사항이 없어 CloudFormation이 역할 ${josa(v.role, "을/를")} 저장하지 않았습니다. 다음 변경 때 플래그를 다시 지정하세요.`,
  "role-not-ready": "새 역할을 아직 수임할 수 없습니다",
  "function-busy": "Lambda가 아직 함수를 변경하고 있습니다",
  "machine-being-deleted": "같은 이름의 상태 머신이 아직 삭제되는 중입니다",
  "collection-still-there": "Rekognition에 삭제된 컬렉션이 아직 보입니다",
  "stack-not-visible": "CloudFormation에 새 스택이 보일 때까지 기다립니다.",
  "stack-answer-old": "CloudFormation이 아직 스택의 이전 상태를 보여 줍니다. 현재 상태를 기다립니다.",
  "machine-not-visible": (v) =>
    `Step Functions에 상태 머신 ${josa(v.machine, "이/가")} 배포한 대로 보일 때까지 기다립니다.`,
  "tags-not-visible": (v) => `${v.name}의 태그가 보일 때까지 기다립니다.`,
  "execution-not-visible": "새 실행이 아직 보이지 않습니다",
  "execution-not-shown": "이전 시점의 응답이라 실행이 없습니다",
  "collection-not-visible": "새 컬렉션이 아직 보이지 않습니다",
  "bucket-name-not-free": "삭제한 버킷의 이름을 S3가 아직 해제하지 않았습니다",
  "no-answer": "엔드포인트가 응답하지 않습니다",
  "service-failed": "서비스에 오류가 발생했습니다",
  "no-aws-protocol": "응답이 AWS 프로토콜을 따르지 않습니다.",
  "resources-advance": (v) => `${v.step}: 리소스 ${v.done}/${v.known}개`,
  "resources-done": (v) => `${v.detail === undefined ? "" : `${v.detail}, `}리소스 ${v.count}개`,
  "demo-next": (_, { cmd }) =>
    [
      `상태 머신을 직접 작성하며 배우려면: ${cmd("learn")}`,
      `브라우저에서 실행을 보려면: ${cmd("local console")}`,
      `한 단계씩 직접 만들려면: ${cmd("setup")}`,
    ].join("\n"),

  "aws-cli-too-old": (v) =>
    `이 컴퓨터의 AWS CLI ${josa(`버전 ${v.version}`, "은/는")} AWS_ENDPOINT_URL을 읽지 않습니다(2.13과 1.29부터 읽음). --endpoint-url ${v.url} 플래그를 함께 사용하세요.`,
  "ask-local-reset": (v) => `로컬 엔드포인트가 ${v.dataFolder}에 저장한 모든 것을 삭제할까요?`,
  "step-rows": (v) => `${v.bucket}의 행`,
  "step-row-photos": (v) => `${v.bucket}의 사진`,
  "all-there": "모두 있음",
  "count-not-uploaded": (v) => `${v.count}개 업로드하지 못함`,
  "count-rows-uploaded": (v) => `${formatNumber(v.count)}개 업로드됨`,
};
