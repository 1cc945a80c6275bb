import type { text as english } from "../en/learn-more.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "in-place-title": "제자리에서 업데이트",
  "in-place-text":
    "상태 머신은 업데이트할 수 있습니다. 버전을 게시하고 별칭 live가 그 버전을 가리키게 한 다음, 이전 버전으로 되돌려 보세요. 상태 머신을 바꿀 수 없다는 예전 설명은 더 이상 맞지 않습니다.",
  "in-place-task-1": (_, { cmd }) =>
    `상태 머신 하나에 3단계를 배포하고 이어서 4단계를 배포하세요: \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\`, 그리고 4로 한 번 더.`,
  "in-place-task-2": (_, { cmd }) => `3단계로 되돌리세요: \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\``,
  "in-place-task-3": (_, { cmd }) =>
    `별칭으로 사진을 실행하세요: \`${cmd("run", { user: "user_a", key: "1_happy_face.jpg", "in-place": true })}\``,
  "in-place-hint-1": "버전은 바뀌지 않는 정의의 사본입니다. 별칭은 버전을 가리키는 이름입니다.",
  "in-place-hint-2": "별칭으로 시작한 실행은 그 순간 별칭이 가리키는 버전을 사용합니다.",
  "in-place-hint-3": (_, { cmd }) => `빈칸을 채우세요: \`${cmd("deploy-machine", { stage: 3 })} --in-____\``,
  "in-place-ask-latest": "새 정의를 저장하고 버전은 게시하지 않았습니다. 별칭은 무엇을 실행하나요?",
  "in-place-latest-a": "새 정의",
  "in-place-latest-b": "이전의 버전",
  "in-place-latest-c": "버전을 게시할 때까지 아무것도 실행하지 않음",
  "in-place-latest-why": "별칭은 버전을 가리킵니다. 저장만 하면 버전을 지정하지 않은 실행만 바뀝니다.",
  "in-place-more":
    "별칭은 실행을 두 버전에 비율로 나누어 보낼 수 있습니다. 그래서 새 버전을 적은 수의 실행으로 시작할 수 있습니다.",

  "when-something-fails-title": "실패에 대비하기",
  "when-something-fails-text":
    "모든 것은 언젠가 실패합니다. 먼저 재시도하지 않을 오류를 정하고, 나머지는 간격을 늘려 가며 재시도하세요.",
  "when-something-fails-task-1": "모든 Task에 Retry를 쓰세요.",
  "when-something-fails-task-2":
    "거부는 장애가 아니라 정상적인 응답입니다. 첫 항목에서 그 오류의 MaxAttempts를 0으로 정하세요.",
  "when-something-fails-task-3":
    "States.ALL은 마지막 항목에 단독으로 있어야 합니다. 한 항목의 대기 시간은 모두 합해 90초 이하여야 합니다.",
  "when-something-fails-hint-1":
    "Retry는 배열입니다. 오류의 이름이 있는 첫 항목이 결정하고, Catch는 Retry 다음에 적용됩니다.",
  "when-something-fails-hint-2": "Retry는 분기 안을 포함한 각 Task의 Catch 옆에 쓰세요.",
  "when-something-fails-hint-3":
    '빈칸을 채우세요: `"Retry": [{ "ErrorEquals": ["____Error"], "MaxAttempts": 0 }, { "ErrorEquals": ["States.ALL"], "MaxAttempts": 3, "BackoffRate": ____ }]`',
  "when-something-fails-more":
    "지터(jitter)는 재시도의 시점을 흩어 놓아, 많은 실행이 같은 순간에 재시도하지 않게 합니다.",

  "check-versions": "상태 머신 하나에 버전이 두 개 이상 있습니다",
  "check-alias-back": "별칭 live가 PersistMetadata 없는 버전을 가리키고, 더 새로운 버전에는 있습니다",
  "check-alias-run": "사진이 별칭으로 실행되었습니다",
  "check-retries": "모든 Task에 Retry가 있습니다",
  "check-retry-order": "재시도하지 않을 오류가 처음에, States.ALL이 마지막에 단독으로 있습니다",
  "check-retry-wait": "간격이 늘어나고 90초 안에 끝납니다",
  "check-tried-once": "선글라스를 쓴 사진은 한 번만 시도됩니다",

  "without-function-title": "함수 없이",
  "without-function-text":
    "Step Functions는 DynamoDB와 SNS를 직접 호출할 수 있습니다. `lambda:invoke` 통합은 결과를 감싸서 Payload 아래에 넣습니다. 서비스 통합은 API의 파라미터를 그대로 받습니다.",
  "without-function-task-1":
    "PersistMetadata가 `dynamodb:putItem`으로 테이블에 항목을 직접 쓰게 하세요. 속성은 Username, faceId, s3bucket, s3key, thumbnail입니다.",
  "without-function-task-2":
    "PhotoDoesNotMeetRequirement가 `sns:publish`로 입력 전체를 메시지로 게시하게 하세요. 주제는 출력 NotifyMeArn에 있습니다.",
  "without-function-task-3": "Thumbnail에는 아직 Retry가 없습니다. Lambda 자체의 장애에 대한 Retry를 쓰세요.",
  "without-function-hint-1":
    "값이 경로인 멤버의 이름은 `.$`로 끝납니다. 항목의 속성마다 유형이 있습니다: 문자열은 S, 객체는 M입니다.",
  "without-function-hint-2":
    "색인 결과는 `$.parallelResult[0].Payload`에, 썸네일 결과는 `$.parallelResult[1].Payload`에 있습니다. 다른 상태의 Retry를 복사하세요.",
  "without-function-hint-3":
    '빈칸을 채우세요: `"Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": { "TableName": "…", "Item": { "faceId": { "S.$": "$.parallelResult[0].____.FaceId" }, "thumbnail": { "M": { "s3key": { "S.$": "____" }, … } } } }`',
  "without-function-more":
    "작성하고, 비용을 내고, 업데이트할 함수가 두 개 줄었습니다. 그러나 메시지를 만드는 일처럼 함수가 호출 외에 하던 일도 없어졌습니다.",
  "check-native": (v) => `${josa(v.state, "이/가")} ${josa(v.integration, "을/를")} 호출합니다`,
  "check-item-types": "항목의 속성마다 유형이 있습니다",
  "check-payload": "경로가 결과가 있는 곳을 읽습니다",
  "check-lambda-retries": "모든 lambda:invoke에 Lambda의 장애에 대한 Retry가 있습니다",
  "check-published": "거부된 사진의 실행은 SNS 메시지로 끝납니다",
};
