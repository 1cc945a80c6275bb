import type { text as english } from "../en/errors-aws.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "no-credentials": (v) => ({
    message: "AWS 자격 증명을 찾을 수 없습니다.",
    why: v.reason,
    next: [
      "`aws configure`를 실행하거나 AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 설정하거나 --profile NAME을 사용하세요",
      "또는 계정 없이 이 컴퓨터에서 작업하세요: --target local",
    ],
  }),
  "credentials-expired": (v, { say }) => ({
    message: "AWS 자격 증명이 만료되었습니다.",
    why: v.reason,
    next: v.begun?.length
      ? ["다시 로그인하세요(`aws sso login` 또는 새 임시 키)", ...v.begun.map(say)]
      : ["다시 로그인(`aws sso login` 또는 새 임시 키)한 다음 명령을 다시 실행하세요. 멈춘 곳에서 이어서 진행합니다"],
  }),
  "credentials-refused": (v, { cmd }) => ({
    message: "AWS가 자격 증명을 거부했습니다.",
    why: v.reason,
    next: [
      "사용 중인 키를 확인하세요: `aws sts get-caller-identity`",
      `이 셸이 로컬 엔드포인트용으로 설정되어 있다면 먼저 \`eval "$(${cmd("local env", { unset: true })})"\` 명령을 실행하세요`,
    ],
  }),
  "endpoint-unreachable": (v, { cmd }) => ({
    message: `엔드포인트가 응답하지 않았습니다${v.address === undefined ? "" : `(${v.address})`}.`,
    why: v.reason,
    next: [
      `로컬 엔드포인트라면 \`${cmd("local status")}\` 명령으로 실행 중인지 확인하세요`,
      "다른 엔드포인트라면 --endpoint-url, AWS_ENDPOINT_URL과 네트워크를 확인하세요",
    ],
  }),
  "endpoint-silent": (v, { cmd }) => ({
    message: `${v.address}의 엔드포인트가 응답하지 않습니다. 바쁘거나 멈춘 상태입니다.`,
    why: `연결은 받지만 ${v.seconds}초 동안 응답하지 않았습니다.`,
    next: [
      `로컬 엔드포인트라면 \`${cmd("local status")}\` 명령으로 프로세스를 확인하고 \`${cmd("local stop")}\` 명령으로 종료할 수 있습니다`,
      "다른 엔드포인트라면 아직 작동하는지 확인하고 명령을 다시 실행하세요",
    ],
  }),
  "access-denied": (v) => ({
    message:
      v.action === undefined
        ? "AWS가 액세스를 거부했습니다."
        : `AWS가 액세스를 거부했습니다. ${v.action} 권한이 없습니다.`,
    why: v.reason,
    next: [
      v.action === undefined ? "필요한 권한을 요청하세요" : `${josa(v.action, "을/를")} 허용하는 정책을 요청하세요`,
    ],
  }),
  throttled: (v, { say }) => ({
    message: "AWS가 이 명령의 호출을 계속 제한했습니다.",
    why: v.reason,
    next: v.begun?.length
      ? ["1분 정도 기다리세요", ...v.begun.map(say)]
      : ["1분 정도 기다린 다음 명령을 다시 실행하세요. 멈춘 곳에서 이어서 진행합니다"],
  }),
  "clock-wrong": (v) => ({
    message: "이 컴퓨터의 시계가 AWS의 시계와 5분 넘게 다릅니다.",
    why: v.reason,
    next: ["자동 시간 설정을 켜는 등 시계를 맞춘 다음 명령을 다시 실행하세요"],
  }),
  "log-policies-full": (v) => ({
    message: "이 리전의 CloudWatch Logs에는 리소스 정책을 더 추가할 자리가 없습니다.",
    why: v.reason,
    next: [
      "리전마다 최대 10개입니다. 목록을 확인하세요: `aws logs describe-resource-policies`",
      "쓰지 않는 정책을 삭제한 다음 명령을 다시 실행하세요",
    ],
  }),
  "account-not-active": (v, { cmd }) => ({
    message: "이 계정은 아직 워크숍의 서비스를 사용할 수 없습니다.",
    why: v.reason,
    next: [
      "AWS 콘솔에서 가입을 완료하세요: 결제 수단, 전화번호, 지원 플랜",
      `AWS는 새 계정을 24시간 안에 활성화합니다. 그 후에 확인하세요: \`${cmd("doctor")}\``,
    ],
  }),
  "limit-exceeded": (v) => ({
    message: "계정의 할당량에 도달했습니다.",
    why: v.reason,
    next: ["더 이상 쓰지 않는 것을 삭제하거나 AWS에 할당량 증가를 요청하세요"],
  }),
  "not-offered": (v, { say }) => ({
    message: "엔드포인트가 이 명령에 필요한 작업을 제공하지 않습니다.",
    why: say(v.reason),
    next: ["--target local로 이 컴퓨터에서, 또는 --target aws로 AWS에서 작업하세요"],
  }),
  "local-tables-damaged": (_, { cmd }) => ({
    message: "로컬 엔드포인트의 데이터 폴더에 있는 테이블이 손상되었습니다. 아무것도 변경하지 않았습니다.",
    why: "DynamoDB의 파일을 읽을 수 없습니다. 항목은 손실되었지만 사진, 얼굴, 실행은 그대로 있습니다.",
    next: [`\`${cmd("local reset")}\` 명령으로 모두 삭제하거나 데이터 폴더를 다른 곳으로 옮긴 다음 다시 설정하세요`],
  }),
  "table-gone": (v, { cmd }) => ({
    message: `스택 ${v.stack}의 테이블 ${josa(v.table, "이/가")} 없습니다.`,
    why: "스택 밖에서 삭제되었고, CloudFormation은 다시 만들지 않습니다.",
    next: [`환경을 삭제하고 다시 설정하세요: \`${cmd("teardown")}\`, 그다음 \`${cmd("setup")}\``],
  }),
  "function-gone": (v, { cmd }) => ({
    message: `스택 ${v.stack}의 함수 ${josa(v.function, "이/가")} 없습니다.`,
    why: "스택 밖에서 삭제되었고, CloudFormation은 다시 만들지 않습니다.",
    next: [`환경을 삭제하고 다시 설정하세요: \`${cmd("teardown")}\`, 그다음 \`${cmd("setup")}\``],
  }),
  "role-changed": (v, { cmd }) => ({
    message: v.gone
      ? `스택 ${v.stack}의 역할 ${josa(v.role, "이/가")} 없습니다.`
      : `스택 ${v.stack}의 역할 ${v.role}에 권한이 없습니다.`,
    why: `${v.gone ? "역할이" : "역할의 정책이"} 스택 밖에서 삭제되었고, CloudFormation은 다시 만들지 않습니다.`,
    next: [`환경을 삭제하고 다시 설정하세요: \`${cmd("teardown")}\`, 그다음 \`${cmd("setup")}\``],
  }),
  "role-not-assumable": (v, { cmd }) => ({
    message: "AWS가 환경의 역할을 수임할 수 없습니다. 역할이 삭제되었거나 신뢰 정책이 변경되었습니다.",
    why: v.reason,
    next: [`역할을 확인하세요: \`${cmd("setup")}\``],
  }),
  "bucket-gone": (v, { cmd }) => ({
    message: v.bucket === undefined ? "환경의 버킷 하나가 없습니다." : `버킷 ${josa(v.bucket, "이/가")} 없습니다.`,
    why: "누군가 삭제했거나 다른 명령이 환경을 삭제하고 있습니다. CloudFormation은 다시 만들지 않습니다.",
    next: [
      `\`${cmd("setup")}\` 명령을 다시 실행하세요`,
      `그래도 버킷이 없다면 먼저 환경을 삭제하세요: \`${cmd("teardown")}\``,
    ],
  }),
  "stack-protected": (v) => ({
    message: `스택 ${josa(v.stack, "은/는")} 삭제되지 않도록 보호되어 있습니다.`,
    why: "종료 방지 기능이 켜져 있습니다.",
    next: [
      `삭제하려면: \`aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${v.stack}\``,
    ],
  }),
  "local-disk-full": (v, { cmd }) => ({
    message: "로컬 엔드포인트의 데이터 폴더가 있는 디스크가 가득 찼습니다.",
    why: v.running ? "공간이 생기면 실행이 계속됩니다." : "이 요청의 내용은 저장되지 않았습니다.",
    next: [
      v.running
        ? `공간을 확보하세요. 그런 다음 \`${cmd("inspect")}\` 명령으로 실행이 어떻게 끝났는지 확인할 수 있습니다`
        : "공간을 확보하고 명령을 다시 실행하세요. 이전에 저장된 것은 그대로 있습니다",
      "파일 크기 제한도 같은 결과를 냅니다. `ulimit -f` 명령으로 확인할 수 있습니다",
    ],
  }),
  "local-endpoint-ended": (v) => ({
    message: "명령이 작업하는 동안 로컬 엔드포인트가 종료되었습니다.",
    why: v.reason,
    next: ["명령을 다시 실행하세요. 엔드포인트가 시작되며 저장된 것은 그대로 있습니다"],
  }),
  "object-not-deleted": (v, { cmd }) => ({
    message: `${v.bucket}에서 ${v.key === undefined ? "객체를" : josa(v.key, "을/를")} 삭제하지 못했습니다.`,
    why: v.reason,
    next: [`원인을 해결하고 \`${cmd("teardown")}\` 명령을 다시 실행하세요. 멈춘 곳에서 이어서 진행합니다`],
  }),
};
