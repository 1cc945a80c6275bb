import type { text as english } from "../en/learn-mistakes-more.ts";
import { programLine } from "../command-line.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "mistake-not-native": (v) =>
    `${josa(v.state, "이/가")} ${v.called === "" ? "아무것도 호출하지 않습니다" : `${josa(v.called, "을/를")} 호출합니다`}. 올바른 Resource: \`arn:aws:states:::${v.integration}\`.`,
  "mistake-other-parameter": (v) =>
    `${v.state}의 ${josa(v.parameter, "이/가")} ${v.found === undefined ? "없습니다" : `${v.found}입니다`}. 필요한 값: ${v.value}`,
  "mistake-item-untyped": (v) =>
    `${v.member}에 유형이 없습니다. DynamoDB에는 유형이 필요합니다: \`{ "S": "text" }\` 또는 \`{ "S.$": "$.path" }\`.`,
  "mistake-path-as-text": (v) =>
    `문자열 ${josa(v.text, "이/가")} 그대로 저장됩니다. 경로를 읽는 멤버의 이름은 \`.$\`로 끝납니다: "${v.member}.$".`,
  "mistake-object-as-text": (v) =>
    `${josa(v.path, "은/는")} 객체이지만 S에는 문자열이 필요합니다. ${josa(v.member, "을/를")} 두 멤버가 있는 M으로 쓰세요.`,
  "mistake-payload-missing": (v) =>
    `${josa(v.path, "은/는")} 비어 있습니다. lambda:invoke는 ${v.source}의 결과를 Payload 아래에 넣습니다. ${josa(v.right, "을/를")} 읽으세요.`,
  "mistake-payload-extra": (v) =>
    `${josa(v.path, "은/는")} 비어 있습니다. ${josa(v.source, "은/는")} 함수를 ARN으로 호출하므로 결과에 Payload가 없습니다. ${josa(v.right, "을/를")} 읽으세요.`,
  "mistake-output-path": (v) =>
    `${v.state}의 OutputPath는 결과만 남기므로 userId가 없어집니다. 삭제하세요. ResultPath가 결과를 입력 옆에 넣습니다.`,
  "mistake-lambda-retry-missing": (v) =>
    `${v.state}에 Lambda.ServiceException 등에 대한 Retry가 없습니다. Lambda는 가끔 일시적으로 실패합니다.`,
  "mistake-item-differs": (v) =>
    `${v.user}의 항목에 ${josa(v.member, "이/가")} 없거나 예상과 다릅니다. 이 속성의 경로를 확인하세요.`,
  "mistake-not-published": (v) =>
    `${josa(v.key, "이/가")} 거부되었지만 출력에 SNS의 MessageId가 없습니다. ResultPath나 OutputPath가 가리고 있습니다.`,

  "mistake-not-choice": (v) => `${v.state}의 유형이 다릅니다. Choice여야 합니다.`,
  "mistake-no-default": (v) =>
    `${v.state}에 Default가 없습니다. 맞는 규칙이 없으면 실행이 States.NoChoiceMatched로 끝납니다.`,
  "mistake-choice-variable": (v) =>
    `규칙이 ${v.path === "" ? "아무것도 읽지 않습니다" : `${josa(v.path, "을/를")} 읽습니다`}. 값은 \`${v.right}\`에 있습니다.`,
  "mistake-and-for-or":
    "And는 모든 규칙이 동시에 참이어야 하지만 이미지의 형식은 하나입니다. Or는 그중 하나만 참이면 됩니다.",
  "mistake-choice-text": (v) => `형식이 "${v.found}"인 이미지는 없습니다. 함수의 응답은 "${v.text}"입니다.`,
  "mistake-choice-lacks": (v) => `${v.state}에 ${josa(v.text, "을/를")} 받는 규칙이 없습니다.`,
  "mistake-image-row": (v) =>
    `이미지의 항목에 없는 값: ${v.missing.join(", ")}. PersistDDB의 입력에는 extractedMetadata와 parallelResults가 필요합니다.`,
  "mistake-image-accepted": (v) => `${josa(v.key, "이/가")} 통과했습니다. ${josa(v.error, "으로/로")} 끝나야 합니다.`,
  "mistake-other-end": (v) =>
    `${v.key}의 실행이 다르게 끝났습니다. 실제: ${v.got === "" ? "오류 없음" : v.got}, 예상: ${v.expected}.`,

  "mistake-band": (v) =>
    `신뢰도 ${v.number}의 다음 상태가 ${v.next === "" ? "없습니다" : `${v.next}입니다`}. ${josa(v.expected, "으로/로")} 이어져야 합니다.`,
  "mistake-no-timeout": (v) =>
    `${v.state}에 TimeoutSeconds가 없습니다. 아무도 결정하지 않은 이미지가 1년 동안 기다리게 됩니다.`,
  "mistake-no-heartbeat": (v) =>
    `${v.state}에 HeartbeatSeconds가 없습니다. 작업을 받은 작업자가 멈추어도 아무도 알아차리지 못합니다.`,
  "mistake-heartbeat-late": (v) =>
    `HeartbeatSeconds ${josa(String(v.heartbeat), "이/가")} TimeoutSeconds ${v.timeout}보다 작지 않습니다. 작업의 시간 초과가 항상 먼저 일어납니다.`,
  "mistake-approval-overwrites": (v) =>
    `결정이 ${v.state}의 입력 전체를 대체하여 이미지의 정보가 없어집니다. \`${v.path}\`에 넣으세요.`,
  "mistake-caught-elsewhere": (v) =>
    `${v.error}의 다음 상태가 ${v.next === "" ? "없습니다" : `${v.next}입니다`}. 이 오류의 이름이 있는 첫 항목이 결정합니다. ${josa(v.expected, "으로/로")} 이어져야 합니다.`,

  "mistake-expression-missing": (v) =>
    `${v.state}의 ${josa(v.member, "이/가")} 비어 있습니다. 표현식을 쓰세요: \`{% … %}\`.`,
  "mistake-expression-as-text": (v) =>
    `${v.member}의 값이 문자열 ${v.text} 그대로입니다. JSONata는 {%와 %} 사이의 표현식만 읽습니다.`,
  "mistake-account-as-rider":
    "이벤트의 account는 라이더가 아니라 여러분의 AWS 계정입니다. 라이더는 `detail.object.key`의 첫 번째 폴더입니다.",
  "mistake-key-decoded": (v) =>
    `${josa(v.text, "이/가")} 키를 디코딩합니다. EventBridge는 키를 인코딩하지 않으므로 이름의 +가 공백이 됩니다.`,
  "mistake-trigger-off": (_, { cmd }) =>
    `업로드가 아무것도 시작하지 않습니다. 트리거를 켜세요: \`${cmd("trigger enable", { kind: "eventbridge", stage: 4 })}\``,
  "mistake-started-often": (v) =>
    `${josa(v.key, "이/가")} 라이더의 상태 머신을 ${v.count}번 시작했습니다. 한 번만 시작해야 합니다.`,
  "mistake-other-rider": (v) =>
    `실행의 userId가 ${v.found === "" ? "비어 있습니다" : `${v.found}입니다`}. 키의 폴더에 따르면 ${v.expected}입니다.`,
  "mistake-key-changed": (v) =>
    `${josa(v.key, "이/가")} ${josa(v.found, "으로/로")} 바뀌어 함수가 찾지 못합니다. 함수가 s3Key를 디코딩하므로 먼저 %를 %25로, 그다음 +를 %2B로 인코딩하세요.`,

  "mistake-image-trigger-off": (_, { cmd }) =>
    `업로드가 메타데이터 워크플로를 시작하지 않습니다. 트리거를 켜세요: \`${cmd("trigger enable", { kind: "lambda" })}\``,
  "mistake-few-copied": (v, { cmd }) =>
    `샘플 사진이 ${v.count}장 있고, 이 단원에는 ${v.least}장 이상이 필요합니다. \`${cmd("copy", { sample: 40, to: `${v.bucket}/Incoming` })}\` 명령을 실행하세요.`,
  "mistake-copy-lacks": (v, { cmd }) =>
    `Incoming/ 아래에 샘플 사진 ${v.missing}장이 없습니다. 다시 복사하세요: \`${cmd("copy", { sample: 40, to: `${v.bucket}/Incoming` })}\``,
  "mistake-images-open": (v) =>
    `이미지 ${v.count}장이 아직 끝나지 않았습니다. 실행 중일 수 있으니 잠시 뒤 다시 확인하세요.`,
  "mistake-still-lost": (v, { cmd }) =>
    `유실된 이미지: ${v.keys.join(", ")}. 다시 시작하세요: \`${cmd("triage", { start: true })}\``,

  "mistake-no-sender": (_, { cmd }) =>
    `스택에 아직 보내는 주소가 없습니다. \`${cmd("setup", { "notify-from": "rides@wildrydes.example", "notify-to-domain": "riders.example" })}\` 명령을 실행하세요.`,
  "mistake-sender-unverified": (v) =>
    `SES가 아직 ${josa(v.identity, "을/를")} 검증하지 않았습니다: \`${programLine(`local mail verify ${v.identity}`)}\`, AWS에서는 이메일의 링크를 여세요.`,
  "mistake-no-mail": (_, { cmd }) =>
    `사진이 거부되어 보낸 이메일이 아직 없습니다. \`${cmd("run", { user: "user_b", key: "2_sunglass_face.jpg", stage: 1 })}\` 명령을 실행하세요.`,
  "mistake-mail-failed": (v) => `이메일을 보내지 못했습니다: ${v.reason}`,
  "mistake-not-handed-in": (v, { cmd }) =>
    `사무소에 아직 ${v.name}의 결과가 없습니다. 제출하세요: \`${cmd("passport upload", v.name === "again.jpg" ? { as: v.name } : {}, `wildrydes-learn/17-passport-office/${v.name === "again.jpg" ? "1_happy_face.jpg" : v.name}`)}\``,
  "mistake-other-result": (v) =>
    `${v.name}의 결과가 다릅니다. 실제: ${[v.result, ...v.reasons].join(" ")}, 예상: ${v.expected.join(" ")}. 이 단원의 사진이고 임계값이 90인가요?`,
  "mistake-same-threshold": (v, { cmd }) =>
    `${josa(v.name, "이/가")} 임계값 ${josa(String(v.threshold), "으로/로")} 판정되었습니다. 먼저 임계값을 바꾸세요: \`${cmd("passport setup", { "min-confidence": 89 })}\``,
};
