import type { text as english } from "../en/errors-account.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "bad-account": (v) => ({
    message: `잘못된 계정: ${v.account}`,
    why: "AWS 계정 ID는 12자리 숫자입니다.",
    next: ["--account 123456789012와 같은 ID를 사용하세요"],
  }),
  "other-account": (v) => ({
    message: `이 자격 증명은 ${josa(`계정 ${v.wanted}`, "이/가")} 아니라 계정 ${v.account}의 것입니다.`,
    why: v.stored
      ? `\`setup\` 명령이 이 폴더에 ${josa(`계정 ${v.wanted}`, "을/를")} 저장했습니다. 계정 ${v.account}에서는 아무것도 읽거나 변경하지 않았습니다.`
      : `--account의 값은 ${v.wanted}입니다. 계정 ${v.account}에서는 아무것도 읽거나 변경하지 않았습니다.`,
    next: [
      `계정 ${v.wanted}의 자격 증명을 사용하세요${v.profile === undefined ? "" : `. 프로파일 ${v.profile}의 자격 증명은 이제 다른 계정의 것입니다`}`,
      `계정 ${v.account}에서 작업하려면 --account ${v.account} 플래그를 사용하세요`,
    ],
  }),
  "other-local-account": (v) => ({
    message: `로컬 엔드포인트의 계정은 ${josa(v.wanted, "이/가")} 아니라 ${v.account}입니다.`,
    why: `--account의 값은 ${v.wanted}입니다. 아무것도 읽거나 변경하지 않았습니다.`,
    next: ["AWS에서 작업하려면 --target aws 플래그를 사용하세요", "이 컴퓨터에서 작업하려면 --account 플래그를 빼세요"],
  }),
  "bad-tag": (v) => ({
    message: `잘못된 태그: ${v.tag}`,
    why: "태그는 KEY=VALUE 형식입니다. 문자, 숫자, 공백과 _ . : / = + - @를 쓸 수 있으며, 키는 128자, 값은 256자까지입니다. 키는 aws:나 wildrydes:로 시작할 수 없습니다.",
    next: ["--tags cost-centre=1234와 같은 태그를 사용하세요"],
  }),
  "bad-permissions-boundary": (v) => ({
    message: `잘못된 권한 경계: ${v.arn}`,
    why: "권한 경계는 관리형 정책의 ARN입니다.",
    next: ["arn:aws:iam::123456789012:policy/boundary와 같은 ARN이나 off를 사용하세요"],
  }),
  "bad-service-role": (v) => ({
    message: `잘못된 서비스 역할: ${v.arn}`,
    why: "서비스 역할은 cloudformation.amazonaws.com을 신뢰하는 역할의 ARN입니다.",
    next: ["arn:aws:iam::123456789012:role/deployer와 같은 ARN을 사용하세요"],
  }),
  "service-role-refused": (v, { cmd }) => ({
    message: `CloudFormation이 역할 ${josa(v.role, "을/를")} 수임할 수 없습니다.`,
    why: "역할이 없거나 cloudformation.amazonaws.com을 신뢰하지 않습니다. 스택은 생성될 때의 역할을 유지합니다.",
    next: [
      `역할을 만들거나 다른 역할을 지정하세요: \`${cmd("setup", { "service-role": "ARN" })}\``,
      "역할이 없어진 스택을 삭제하려면: `aws cloudformation delete-stack --stack-name STACK --role-arn ARN`",
    ],
  }),
  "profile-not-found": (v) => ({
    message: `알 수 없는 프로파일: ${v.profile}`,
    why:
      v.known.length === 0
        ? "이 사용자의 AWS 구성에는 프로파일이 없습니다."
        : `AWS 구성에 있는 프로파일: ${v.known.join(", ")}`,
    next: [
      v.known.length === 0
        ? "--profile이나 AWS_PROFILE을 수정하거나 빼세요"
        : "--profile로 그중 하나를 지정하거나 AWS_PROFILE을 수정하세요",
      `또는 프로파일을 만드세요: \`aws configure --profile ${v.profile}\``,
    ],
  }),
  "mfa-needed": (v, { say }) => ({
    message: "이 자격 증명에는 MFA 코드가 필요하지만 입력받을 터미널이 없습니다.",
    why: `질문: ${say(v.question)}`,
    next: ['먼저 임시 키를 내보내세요: `eval "$(aws configure export-credentials --format env)"`'],
  }),
  "sso-expired": (v) => ({
    message: `${v.profile === undefined ? "" : `프로파일 ${v.profile}의 `}SSO 세션이 만료되었습니다.`,
    why: v.reason,
    next: [`다시 로그인하세요: \`aws sso login${v.profile === undefined ? "" : ` --profile ${v.profile}`}\``],
  }),
  "login-expired": (v) => ({
    message: `${v.profile === undefined ? "" : `프로파일 ${v.profile}의 `}로그인이 만료되었습니다.`,
    why: v.reason,
    next: [`다시 로그인하세요: \`aws login${v.profile === undefined ? "" : ` --profile ${v.profile}`}\``],
  }),
  "process-failed": (v) => ({
    message: `${v.profile === undefined ? "" : `프로파일 ${v.profile}의 `}credential_process가 실패했습니다.`,
    why: v.reason,
    next: ["프로파일에 지정된 명령을 직접 실행해 보고 수정하세요"],
  }),
  "ca-bundle-unreadable": (v) => ({
    message: `AWS_CA_BUNDLE의 인증서를 읽을 수 없습니다: ${v.file}`,
    why: v.reason,
    next: ["AWS_CA_BUNDLE을 수정하거나 해제하세요"],
  }),
  "tls-not-trusted": (v) => ({
    message: "서버의 인증서를 신뢰할 수 없습니다.",
    why: `${v.reason}. 네트워크의 프록시가 AWS의 인증서를 바꾸는 것 같습니다.`,
    next: ["AWS_CA_BUNDLE을 네트워크 인증서가 있는 PEM 파일로 설정하세요"],
  }),
  "aws-unreachable": (v) => ({
    message: `AWS가 응답하지 않았습니다${v.address === undefined ? "" : `(${v.address})`}.`,
    why: v.reason,
    next: [
      "네트워크를 확인하고, 프록시가 필요하면 HTTPS_PROXY를 확인하세요",
      `리전을 확인하세요: ${v.region ?? "--region 또는 AWS_REGION"}`,
      "또는 계정 없이 이 컴퓨터에서 작업하세요: --target local",
    ],
  }),
  "recording-not-found": (v, { line, say }) => ({
    message: `기록 파일 ${josa(v.file, "을/를")} 읽을 수 없습니다.`,
    why: say(v.problem),
    next: [`기록을 만드세요: \`${line(`doctor --deep --record ${v.file}`)}\``],
  }),
  "recording-unreadable": (v, { line }) => ({
    message: `${v.file} 파일에 기록이 없습니다.`,
    next: [`기록을 만드세요: \`${line(`doctor --deep --record ${v.file}`)}\``],
  }),
  "recording-differs": (v) => ({ message: `응답이 기록 ${josa(v.file, "과/와")} ${v.differences}곳에서 다릅니다.` }),
  "deep-failed": (v, { say, cmd }) => ({
    message: `환경 ${v.environment}의 데모가 예상대로 끝나지 않았습니다.`,
    why: v.failure === undefined ? undefined : say(v.failure),
    next:
      v.left === 0
        ? [`환경을 삭제했습니다. 계정을 확인하세요: \`${cmd("doctor")}\``]
        : [`환경의 일부가 남아 있습니다. 삭제하세요: \`${cmd("teardown", { env: v.environment })}\``],
  }),
  "doctor-failed": (v) => ({ message: `준비되지 않음: ${v.failed.join(", ")}` }),
  "not-ready": (v, { say, cmd }) => ({
    message: "이 계정은 환경을 만들 준비가 되지 않았습니다. 아무것도 만들지 않았습니다.",
    why: v.findings.map(say).join("\n"),
    next: [`모두 확인하세요: \`${cmd("doctor")}\``],
  }),
  "region-incomplete": (v) => ({
    message: `${v.region} 리전에는 Rekognition이 없습니다. 아무것도 만들지 않았습니다.`,
    why: "워크숍에는 한 리전에 Rekognition, Lambda, Step Functions, DynamoDB, S3가 필요합니다.",
    next: [`--region ${josa(v.nearest, "과/와")} 같은 다른 리전을 사용하세요`],
  }),
  "region-not-enabled": (v) => ({
    message: `이 계정에서 ${v.region} 리전이 활성화되지 않았습니다.`,
    why: "같은 자격 증명이 us-east-1에서는 동작합니다.",
    next: ["계정 설정에서 리전을 활성화하세요", "또는 --region us-west-2와 같은 다른 리전을 사용하세요"],
  }),
  "not-ours": (v) => ({
    message: `${{ stack: "스택", collection: "컬렉션", bucket: "버킷", machine: "상태 머신" }[v.kind]} ${josa(v.name, "은/는")} 이 환경에 속하지 않습니다.`,
    why: "이 환경의 태그가 없습니다. 아무것도 변경하거나 삭제하지 않았습니다.",
    next: ["--env blue와 같은 다른 환경을 사용하세요. 환경 이름이 리소스 이름에 들어갑니다"],
  }),
  "denied-by-organization": (v) => ({
    message: `${
      {
        scp: "조직의 서비스 제어 정책이",
        rcp: "조직의 리소스 제어 정책이",
        boundary: "권한 경계가",
        session: "세션 정책이",
        endpoint: "VPC 엔드포인트 정책이",
        resource: "버킷 정책 같은 리소스 자체의 정책이",
      }[v.by]
    } ${v.action === undefined ? "이 작업을" : josa(v.action, "을/를")} 거부합니다.`,
    why: v.reason,
    next:
      v.by === "resource"
        ? ["이 사용자나 역할에 권한을 더해도 해결되지 않습니다. 리소스의 정책에서 거부를 제거하세요"]
        : [
            "이 사용자나 역할에 권한을 더해도 해결되지 않습니다. 계정 관리자에게 문의하세요",
            "또는 다른 계정이나 리전을 사용하세요",
          ],
  }),
};
