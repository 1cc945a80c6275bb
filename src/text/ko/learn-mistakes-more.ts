import type { text as english } from "../en/learn-mistakes-more.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "mistake-not-native": (v) =>
    `${josa(v.state, "이/가")} ${v.called === "" ? "아무것도 호출하지 않습니다" : `${josa(v.called, "을/를")} 호출합니다`}. Resource는 \`arn:aws:states:::${v.integration}\`이어야 합니다.`,
  "mistake-other-parameter": (v) =>
    `${v.state}의 ${josa(v.parameter, "이/가")} ${v.found === undefined ? "없습니다" : `${v.found}입니다`}. 필요한 값: ${v.value}`,
  "mistake-item-untyped": (v) =>
    `${v.member}에 유형이 없습니다. DynamoDB에는 유형이 필요합니다: \`{ "S": "text" }\` 또는 \`{ "S.$": "$.path" }\`.`,
  "mistake-path-as-text": (v) =>
    `텍스트 ${josa(v.text, "이/가")} 그대로 저장됩니다. 경로를 읽는 멤버의 이름은 \`.$\`로 끝납니다: "${v.member}.$".`,
  "mistake-object-as-text": (v) =>
    `${josa(v.path, "은/는")} 객체인데, S에는 텍스트가 필요합니다. ${josa(v.member, "을/를")} M과 두 멤버로 쓰세요.`,
  "mistake-payload-missing": (v) =>
    `${josa(v.path, "은/는")} 비어 있습니다. lambda:invoke는 ${v.source}의 결과를 Payload 아래에 넣습니다. ${josa(v.right, "을/를")} 읽으세요.`,
  "mistake-payload-extra": (v) =>
    `${josa(v.path, "은/는")} 비어 있습니다. ${josa(v.source, "은/는")} 함수를 ARN으로 호출하므로 결과에 Payload가 없습니다. ${josa(v.right, "을/를")} 읽으세요.`,
  "mistake-output-path": (v) =>
    `${v.state}의 OutputPath는 결과만 남기므로 userId가 없어집니다. 삭제하세요. ResultPath가 결과를 입력 옆에 넣습니다.`,
  "mistake-lambda-retry-missing": (v) =>
    `${v.state}에 Lambda.ServiceException 등에 대한 Retry가 없습니다. Lambda는 가끔 잠깐 실패합니다.`,
  "mistake-item-differs": (v) =>
    `${v.user}의 항목에 ${josa(v.member, "이/가")} 없거나 예상과 다릅니다. 이 속성의 경로를 확인하세요.`,
  "mistake-not-published": (v) =>
    `${josa(v.key, "이/가")} 거부되었지만 출력에 SNS의 MessageId가 없습니다. ResultPath나 OutputPath가 가리고 있습니다.`,

  "mistake-not-choice": (v) => `${v.state}의 유형이 다릅니다. Choice이어야 합니다.`,
  "mistake-no-default": (v) =>
    `${v.state}에 Default가 없습니다. 맞는 규칙이 없으면 실행이 States.NoChoiceMatched로 끝납니다.`,
  "mistake-choice-variable": (v) =>
    `규칙이 ${v.path === "" ? "아무것도 읽지 않습니다" : `${josa(v.path, "을/를")} 읽습니다`}. 값은 \`${v.right}\`에 있습니다.`,
  "mistake-and-for-or": "And는 모든 규칙이 함께 참이어야 하지만, 이미지의 형식은 하나입니다. Or는 그중 하나면 됩니다.",
  "mistake-choice-text": (v) => `형식이 "${v.found}"인 이미지는 없습니다. 함수의 대답은 "${v.text}"입니다.`,
  "mistake-choice-lacks": (v) => `${v.state}에 ${josa(v.text, "을/를")} 받는 규칙이 없습니다.`,
  "mistake-image-row": (v) =>
    `이미지의 항목에 없는 것: ${v.missing.join(", ")}. PersistDDB의 입력에는 extractedMetadata와 parallelResults가 필요합니다.`,
  "mistake-image-accepted": (v) => `${josa(v.key, "이/가")} 통과했습니다. ${josa(v.error, "으로/로")} 끝나야 합니다.`,
  "mistake-other-end": (v) =>
    `${v.key}의 끝이 다릅니다. 실제: ${v.got === "" ? "오류 없음" : v.got}, 예상: ${v.expected}.`,

  "mistake-band": (v) =>
    `신뢰도 ${v.number}의 다음 상태가 ${v.next === "" ? "없습니다" : `${v.next}입니다`}. ${josa(v.expected, "으로/로")} 가야 합니다.`,
  "mistake-no-timeout": (v) =>
    `${v.state}에 TimeoutSeconds가 없습니다. 아무도 결정하지 않은 이미지가 1년 동안 기다립니다.`,
  "mistake-no-heartbeat": (v) =>
    `${v.state}에 HeartbeatSeconds가 없습니다. 작업을 받은 작업자가 멈추어도 아무도 모릅니다.`,
  "mistake-heartbeat-late": (v) =>
    `HeartbeatSeconds ${josa(String(v.heartbeat), "이/가")} TimeoutSeconds ${v.timeout}보다 작지 않습니다. 하트비트 시간 초과가 일어날 수 없습니다.`,
  "mistake-approval-overwrites": (v) =>
    `결정이 ${v.state}의 입력 전체를 대체하여 이미지의 정보가 없어집니다. \`${v.path}\`에 넣으세요.`,
  "mistake-caught-elsewhere": (v) =>
    `${v.error}의 다음 상태가 ${v.next === "" ? "없습니다" : `${v.next}입니다`}. 이름이 있는 첫 항목이 결정합니다. ${josa(v.expected, "으로/로")} 가야 합니다.`,
};
