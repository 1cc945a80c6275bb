import type { text as english } from "../en/learn-uploads.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "upload-starts-title": "업로드로 시작하기",
  "upload-starts-text":
    "버킷에 사진을 업로드하면 이벤트 알림이 상태 머신을 트리거하고, 키의 폴더가 라이더를 알려 줍니다. S3가 EventBridge에 알리고, 규칙이 여러분의 상태 머신을, 그 상태 머신이 라이더의 상태 머신을 시작합니다. 여러분의 상태 머신은 JSONata로 작성하며, 표현식은 {%와 %} 사이에 씁니다.",
  "upload-starts-task-1": (_, { cmd }) =>
    `두 번째 터미널 창에서 트리거를 켜세요: \`${cmd("trigger enable", { kind: "eventbridge", stage: 4 })}\``,
  "upload-starts-task-2":
    "ReadMetadata에서 키의 첫 번째 폴더를 user에 할당하세요. 폴더가 없는 키라면 빈 문자열을 할당하세요.",
  "upload-starts-task-3": "HasRider: user가 비어 있으면 NoRider로 보내세요.",
  "upload-starts-task-4":
    "Process: 라이더의 상태 머신에 userId, s3Bucket, s3Key를 전달하세요. 그 상태 머신은 s3Key를 디코딩하므로 %는 %25로, +는 %2B로 인코딩하세요.",
  "upload-starts-hint-1":
    "이벤트는 `$states.input`입니다. 버킷은 `detail.bucket.name`, 키는 `detail.object.key`에 있으며, EventBridge는 키를 인코딩하지 않습니다.",
  "upload-starts-hint-2":
    "`$contains`, `$split`, `$replace`는 문자열을 다룹니다. `$user`는 ReadMetadata가 할당하는 변수입니다.",
  "upload-starts-hint-3":
    '빈칸을 채우세요: `"user": "{% $contains($states.input.detail.object.key, \'/\') ? $split(____, \'/\')[0] : \'\' %}"` 그리고 `{ "Condition": "{% $user = ____ %}", "Next": "NoRider" }`',
  "upload-starts-ask-loop":
    "업로드하면 상태 머신을 시작하는 버킷에 그 상태 머신이 썸네일을 씁니다. 규칙에는 접두사가 없습니다. 어떻게 되나요?",
  "upload-starts-loop-a": "S3는 함수가 쓴 객체를 알리지 않습니다.",
  "upload-starts-loop-b": "EventBridge가 무한 반복을 알아차리고 규칙을 끕니다.",
  "upload-starts-loop-c": "썸네일마다 실행이 시작되고, 그 실행이 또 썸네일을 씁니다.",
  "upload-starts-loop-why":
    "S3는 모든 새 객체를 알립니다. 다른 버킷에 쓰거나, 규칙이 한 접두사만 받게 하세요. 무한 반복은 누군가 멈출 때까지 비용이 듭니다.",
  "upload-starts-more":
    "실행의 이름은 키와 시퀀서에서 만들어집니다. 그래서 두 번 알려진 업로드도 실행을 한 번만 시작합니다.",
  "check-reads-rider": "ReadMetadata가 표현식으로 라이더를 할당합니다",
  "check-rider-choice": "HasRider는 Default가 있는 Choice입니다",
  "check-gives-input": "Process가 라이더, 버킷, 키를 전달합니다",
  "check-rule": "트리거가 켜져 있습니다",
  "check-upload-one": (v) => `폴더 ${v.rider}의 사진이 ${v.rider}의 실행을 하나 시작합니다`,
  "check-upload-key": "공백, +, %가 있는 키도 함수가 찾습니다",
  "check-upload-nobody": "폴더가 없는 사진은 NoRider로 끝납니다",

  "thousands-title": "수천 장과 유실된 사진",
  "thousands-text":
    "사진을 대량 복사하고, 지표를 확인하고, 유실된 이미지를 찾아보세요. 이 과정이 메타데이터 워크플로의 이미지 세 장을 서로 다른 방법으로 유실되게 해 두었습니다.",
  "thousands-task-1": (_, { cmd }) =>
    `업로드가 메타데이터 워크플로를 시작하게 하세요: \`${cmd("trigger enable", { kind: "lambda" })}\``,
  "thousands-task-2": (_, { cmd }) =>
    `샘플 사진을 워크플로의 버킷에 복사하세요: \`${cmd("copy", { sample: 40, to: "BUCKET/Incoming" })}\`. AWS에서는 천 장을 복사해도 시간이 더 걸리지 않습니다. 그런 다음 \`${cmd("metrics")}\` 명령으로 질문에 답하세요.`,
  "thousands-task-3": (_, { cmd }) =>
    `유실된 이미지를 찾으세요: \`${cmd("triage")}\`. 그리고 다시 시작하세요: \`${cmd("triage", { start: true })}\``,
  "thousands-hint-1": "트리거가 업로드를 놓쳤거나, 실행을 시작하지 못했거나, 실행이 실패하면 이미지가 유실됩니다.",
  "thousands-hint-2": (_, { cmd }) =>
    `통과하지 못한 검사에 버킷의 이름이 나옵니다. \`${cmd("inspect")}\` 명령도 이름을 보여 줍니다.`,
  "thousands-hint-3": (_, { cmd }) => `빈칸을 채우세요: \`${cmd("triage")} --____\``,
  "thousands-ask-started":
    "지난 한 시간 동안 메타데이터 워크플로의 실행은 몇 번 시작되었나요? 지표는 ExecutionsStarted입니다.",
  "thousands-started-why": "CloudWatch가 상태 머신마다 시작된 실행의 수를 셉니다. RiderPhotoMetadata 행을 읽으세요.",
  "thousands-more":
    "Lambda는 이벤트를 세 번 시도한 뒤 버립니다. 배달 못한 편지 대기열(DLQ)이나 테이블의 상태를 보면 무엇이 버려졌는지 알 수 있습니다.",
  "check-image-trigger": "업로드가 메타데이터 워크플로를 시작합니다",
  "check-copied": (v) => `샘플 사진이 ${v.count}장 이상 복사되었고 빠진 것이 없습니다`,
  "check-processed": "복사된 이미지마다 완전한 항목이 있습니다",
  "check-lost": "유실된 이미지가 더 이상 없습니다",
};
