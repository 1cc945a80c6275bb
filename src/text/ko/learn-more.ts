import type { text as english } from "../en/learn-more.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "in-place-title": "같은 상태 머신 바꾸기",
  "in-place-text":
    "상태 머신은 업데이트할 수 있습니다. 버전을 게시하고 별칭 live를 옮긴 다음, 이전 버전으로 되돌려 보세요. 상태 머신을 바꿀 수 없다는 이전 설명은 더 이상 맞지 않습니다.",
  "in-place-task-1": (_, { cmd }) =>
    `한 상태 머신에 3단계를 배포하고 4단계를 배포하세요: \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\`, 그리고 4로 한 번 더.`,
  "in-place-task-2": (_, { cmd }) => `3단계로 되돌리세요: \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\``,
  "in-place-task-3": (_, { cmd }) =>
    `별칭으로 사진을 실행하세요: \`${cmd("run", { user: "user_a", key: "1_happy_face.jpg", "in-place": true })}\``,
  "in-place-hint-1": "버전은 바뀌지 않는 정의의 사본입니다. 별칭은 버전을 가리키는 이름입니다.",
  "in-place-hint-2": "별칭으로 시작한 실행은 그 순간 별칭이 가리키는 버전을 사용합니다.",
  "in-place-hint-3": (_, { cmd }) => `빈칸을 채우세요: \`${cmd("deploy-machine", { stage: 3 })} --in-____\``,
  "in-place-ask-latest": "새 정의를 저장하고 버전을 게시하지 않았습니다. 별칭은 무엇을 실행하나요?",
  "in-place-latest-a": "새 정의",
  "in-place-latest-b": "이전의 버전",
  "in-place-latest-c": "버전을 게시할 때까지 아무것도 실행하지 않음",
  "in-place-latest-why": "별칭은 버전을 가리킵니다. 저장은 버전 없이 실행하는 것만 바꿉니다.",
  "in-place-more": "별칭은 실행을 두 버전에 백분율로 나눌 수 있습니다. 새 버전을 적은 실행으로 시작할 수 있습니다.",

  "when-something-fails-title": "무언가 실패할 때",
  "when-something-fails-text":
    "모든 것은 언젠가 실패합니다. 먼저 재시도하지 않을 오류를 정하고, 나머지는 간격을 늘려 가며 재시도하세요.",
  "when-something-fails-task-1": "모든 Task에 Retry를 쓰세요.",
  "when-something-fails-task-2": "거부는 결함이 아니라 대답입니다. 그 오류는 첫 항목에서 MaxAttempts 0으로 정하세요.",
  "when-something-fails-task-3":
    "States.ALL은 마지막 항목에 혼자 있어야 합니다. 한 항목의 대기 시간은 모두 90초 이하입니다.",
  "when-something-fails-hint-1": "Retry는 목록입니다. 오류 이름이 있는 첫 항목이 결정하고, Catch는 Retry 다음입니다.",
  "when-something-fails-hint-2": "Retry는 분기 안을 포함한 각 Task의 Catch 옆에 쓰세요.",
  "when-something-fails-hint-3":
    '빈칸을 채우세요: `"Retry": [{ "ErrorEquals": ["____Error"], "MaxAttempts": 0 }, { "ErrorEquals": ["States.ALL"], "MaxAttempts": 3, "BackoffRate": ____ }]`',
  "when-something-fails-more":
    "지터(jitter)는 재시도를 시간에 따라 흩어 놓아, 많은 실행이 같은 순간에 돌아오지 않게 합니다.",

  "check-versions": "한 상태 머신에 버전이 둘 이상 있습니다",
  "check-alias-back": "별칭 live가 PersistMetadata 없는 버전을 가리키고, 더 새로운 버전에는 있습니다",
  "check-alias-run": "사진이 별칭으로 실행되었습니다",
  "check-retries": "모든 Task에 Retry가 있습니다",
  "check-retry-order": "재시도하지 않을 오류가 먼저, States.ALL이 마지막에 혼자 있습니다",
  "check-retry-wait": "간격이 늘어나고 90초 안에 끝납니다",
  "check-tried-once": "선글라스를 쓴 사진은 한 번만 시도됩니다",
};
