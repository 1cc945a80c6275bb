import type { text as english } from "../en/learn-images.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "image-formats-title": "메타데이터와 형식",
  "image-formats-text":
    "이 상태 머신은 이미지의 메타데이터를 읽어 테이블에 저장합니다. `Choice` 상태로 이미지의 형식에 따라 분기하세요. JPEG와 PNG는 계속 진행하고 나머지는 끝납니다.",
  "image-formats-task-1":
    "Choice 상태 ImageTypeCheck를 추가하세요. 형식 JPEG와 PNG는 Parallel로, 나머지는 NotSupportedImageType으로 보내세요.",
  "image-formats-task-2": "이제 ExtractImageMetadata가 ImageTypeCheck로 이어지게 하세요.",
  "image-formats-task-3":
    "이미지가 아닌 파일은 ImageIdentifyError를 발생시킵니다. ExtractImageMetadata의 Catch가 이 오류를 NotSupportedImageType으로 보내게 하세요.",
  "image-formats-hint-1":
    "Choice에는 규칙이 있습니다. 처음으로 참이 되는 규칙이 결정하고, 맞는 규칙이 없으면 Default로 이동합니다.",
  "image-formats-hint-2":
    "형식은 `$.extractedMetadata.format`에 대문자로 들어 있습니다. 이미지의 형식은 하나이므로 두 규칙이 동시에 참일 수 없습니다.",
  "image-formats-hint-3":
    '빈칸을 채우세요: `"Choices": [{ "____": [{ "Variable": "$.extractedMetadata.format", "StringEquals": "JPEG" }, { … }], "Next": "Parallel" }], "Default": "____"`',
  "image-formats-more": "Default가 없으면, 맞는 규칙이 없는 이미지의 실행은 States.NoChoiceMatched 오류로 끝납니다.",
  "check-format-choice": "ImageTypeCheck가 JPEG와 PNG만 통과시킵니다",
  "check-image-accepted": (v) => `${josa(v.key, "이/가")} 통과합니다`,
  "check-image-refused": (v) => `${josa(v.key, "이/가")} ${josa(v.error, "으로/로")} 끝납니다`,
  "check-image-row": "이미지의 항목에 형식, 크기, 태그가 있습니다",
  "check-hidden-format": "다른 형식의 이미지가 통과합니다",

  "person-decides-title": "사람의 결정",
  "person-decides-text":
    "상태 머신은 확실히 부적절한 이미지를 거부합니다. 애매한 이미지는 사람이 승인하거나 거부할 때까지 기다립니다. 기다리는 시간에는 한도가 있어야 합니다.",
  "person-decides-task-1":
    "IsItAppropriate의 구간을 쓰세요: 신뢰도 90 이상은 RejectedContent로, 50 이상은 SendToApproval로, 나머지는 Parallel로 보냅니다.",
  "person-decides-task-2":
    "SendToApproval은 최대 하루 동안 기다리고, 한 시간마다 하트비트를 받아야 합니다. 결과는 `$.approval`에 넣으세요.",
  "person-decides-task-3":
    "Catch가 InappropriateError를 ApprovalDenied로, 두 가지 시간 초과를 ApprovalTimedOut으로 보내게 하세요.",
  "person-decides-hint-1":
    "활동(activity)은 작업의 목록입니다. 작업자가 토큰과 함께 작업을 받고, 그 토큰으로 성공, 실패 또는 하트비트를 보냅니다.",
  "person-decides-hint-2":
    "신뢰도는 `$.moderation.confidence`에 숫자로 들어 있습니다. 처음으로 참이 되는 규칙이 결정하므로 가장 높은 구간을 먼저 쓰세요.",
  "person-decides-hint-3":
    '빈칸을 채우세요: `"Choices": [{ "Variable": "$.moderation.confidence", "Numeric____": 90, "Next": "RejectedContent" }, …]` 그리고 `"TimeoutSeconds": 86400, "HeartbeatSeconds": ____`',
  "person-decides-ask-token":
    "`jq .taskToken`은 토큰을 따옴표와 함께 출력합니다. 스크립트가 그대로 보내면 어떻게 되나요?",
  "person-decides-token-a": "Step Functions가 따옴표를 제거합니다.",
  "person-decides-token-b": "호출이 InvalidToken으로 실패하고, 실행은 계속 기다립니다.",
  "person-decides-token-c": "실행이 실패합니다.",
  "person-decides-token-why":
    "따옴표가 토큰의 일부가 됩니다. `jq -r`로 출력하세요. 실행은 제한 시간이 지날 때까지 기다립니다.",
  "person-decides-more":
    "`lambda:invoke.waitForTaskToken`을 쓰면 폴링할 필요가 없습니다. 함수가 토큰을 받아 누군가 결정할 때까지 보관합니다.",
  "check-bands": "구간이 빠짐없이 있습니다: 90 이상, 50 이상, 50 미만",
  "check-waiting": "SendToApproval에 결정할 시간과 더 짧은 하트비트가 있습니다",
  "check-approval-kept": "결정이 입력을 덮어쓰지 않고 저장됩니다",
  "check-approval-catches": "거부와 시간 초과가 각각 다른 상태로 이어집니다",
  "check-band-through": "레이블이 없는 이미지는 통과합니다",
  "check-band-rejected": "신뢰도가 97 %인 이미지는 사람에게 묻지 않고 거부됩니다",
  "check-approval-approved": "신뢰도가 70 %인 이미지는 기다리고, 승인되면 통과합니다",
  "check-approval-denied": "신뢰도가 70 %인 이미지는 거부되면 ApprovalDenied에서 끝납니다",
  "check-approval-nobody": "아무도 결정하지 않은 이미지는 ApprovalTimedOut으로 끝납니다",
};
