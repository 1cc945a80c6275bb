import type { text as english } from "../en/learn-build.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "known-faces-title": "등록된 얼굴",
  "known-faces-text":
    "같은 사람이 여러 번 가입하지 못하도록, 얼굴을 추가하기 전에 컬렉션에서 찾아보세요. FaceSearch는 컬렉션에 유사도가 70 % 이상인 얼굴이 있으면 FaceAlreadyExistsError를 발생시킵니다.",
  "known-faces-task-1": "FaceSearchFunction을 호출하는 CheckFaceDuplicate 상태를 마지막 상태로 추가하세요.",
  "known-faces-task-2":
    "결과는 필요하지 않으므로 버리세요. 오류가 발생하면 `$.errorInfo`에 넣고 PhotoDoesNotMeetRequirement로 보내세요.",
  "known-faces-task-3": "이제 FaceDetection이 CheckFaceDuplicate로 이어지게 하세요.",
  "known-faces-hint-1":
    "Next가 있는 상태는 출력을 다음 상태로 넘깁니다. ResultPath null은 결과를 버리고 입력을 유지합니다.",
  "known-faces-hint-2": "새 상태는 States 안에서 마지막 상태 뒤에 쓰세요. 두 상태 사이의 쉼표에 주의하세요.",
  "known-faces-hint-3":
    '빈칸을 채우세요: `"CheckFaceDuplicate": { "Type": "Task", "Resource": "arn:…", "ResultPath": ____, "End": true, "Catch": [ … ] }`',
  "known-faces-ask-why-twice": "이 단원에서는 같은 사진이 두 번 수락됩니다. 이유는 무엇인가요?",
  "known-faces-why-twice-a": "FaceSearch는 사진의 이름을 봅니다.",
  "known-faces-why-twice-b": "아직 컬렉션에 얼굴을 추가하는 상태가 없습니다.",
  "known-faces-why-twice-c": "첫 번째 실행이 끝나지 않았습니다.",
  "known-faces-why-twice-why": "FaceSearch는 찾기만 합니다. 얼굴을 추가하는 상태는 다음 단원에 나옵니다.",
  "known-faces-more":
    "먼저 찾고 나중에 추가하면 틈이 생깁니다. 동시에 업로드된 두 사진이 모두 통과할 수 있습니다. 프로덕션에서는 이 점을 염두에 두세요.",

  "two-at-once-title": "두 가지를 동시에",
  "two-at-once-text":
    "얼굴 색인과 썸네일 생성은 서로 의존하지 않으므로 Parallel 상태로 함께 실행할 수 있습니다. 그 결과는 분기의 순서를 따르는 배열입니다.",
  "two-at-once-task-1":
    "분기가 두 개인 Parallel 상태 ParallelProcessing을 추가하세요. AddFaceToIndex는 IndexFaceFunction을, Thumbnail은 ThumbnailFunction을 호출합니다.",
  "two-at-once-task-2": "결과를 `$.parallelResult`에 넣으세요. Parallel 상태가 마지막 상태입니다.",
  "two-at-once-task-3": "이제 CheckFaceDuplicate가 ParallelProcessing으로 이어지게 하세요.",
  "two-at-once-hint-1": "각 분기는 StartAt과 States가 있는 작은 상태 머신입니다. 마지막 상태에는 End가 있습니다.",
  "two-at-once-hint-2": "Branches는 배열입니다. ResultPath와 End는 분기 안이 아니라 Branches 옆에 있습니다.",
  "two-at-once-hint-3":
    '빈칸을 채우세요: `"Branches": [{ "StartAt": "AddFaceToIndex", "States": { "AddFaceToIndex": { … "End": ____ } } }, { … }]`',
  "two-at-once-ask-other-rider": "다른 사용자 ID로 같은 사진을 실행하면 어떻게 되나요?",
  "two-at-once-other-rider-a": "이미 등록된 얼굴이므로 사진이 거부됩니다.",
  "two-at-once-other-rider-b": "새 라이더이므로 사진이 수락됩니다.",
  "two-at-once-other-rider-c": "실행이 실패합니다.",
  "two-at-once-other-rider-why":
    "첫 번째 실행이 얼굴을 컬렉션에 추가했습니다. FaceSearch는 사용자 ID가 아니라 얼굴을 비교합니다.",
  "two-at-once-more":
    "한 분기가 실패하면 Step Functions가 다른 분기를 중지합니다. 그때까지 추가된 얼굴은 컬렉션에 남습니다.",

  "keep-metadata-title": "메타데이터 저장",
  "keep-metadata-text": "사진, 썸네일, 얼굴 ID를 DynamoDB에 있는 라이더의 항목에 저장하세요.",
  "keep-metadata-task-1":
    "PersistMetadataFunction을 호출하고 결과를 버리는 PersistMetadata 상태를 마지막 상태로 추가하세요.",
  "keep-metadata-task-2": "이제 ParallelProcessing이 PersistMetadata로 이어지게 하세요.",
  "keep-metadata-hint-1": "함수는 입력에서 userId, s3Bucket, s3Key, parallelResult를 읽습니다.",
  "keep-metadata-hint-2": "ParallelProcessing의 End를 바꾸세요. 각 분기의 End는 그대로 둡니다.",
  "keep-metadata-hint-3":
    '빈칸을 채우세요: `"PersistMetadata": { "Type": "Task", "Resource": "arn:…", "ResultPath": ____, "End": true }`',
  "keep-metadata-more":
    "같은 라이더의 다음 사진은 항목을 대체하게 되어 있지만, 거기까지 가지 못합니다. 본인의 얼굴이 이미 등록된 얼굴로 거부되기 때문입니다.",

  "prove-it-title": "구현 검증",
  "prove-it-text":
    "거부되어야 하는 사진 세 장과, 같은 사람의 사진 두 장을 서로 다른 사용자 ID로 실행하여 구현을 검증하세요. 이 과정이 여러분의 실행을 읽어서 확인합니다.",
  "prove-it-task-1": (_, { cmd }) =>
    `사진 다섯 장을 원하는 사용자 ID로 실행하세요: \`${cmd("run", { user: "user_a", key: "1_happy_face.jpg" })}\` 등.`,
  "prove-it-task-2": "질문에 답하세요.",
  "prove-it-hint-1": "버킷에 사진이 여섯 장 있습니다. 파일 이름에서 내용을 알 수 있습니다.",
  "prove-it-hint-2": "사진 2, 3, 4는 거부됩니다. 사진 1과 5는 같은 사람의 사진입니다.",
  "prove-it-hint-3": (_, { cmd }) =>
    `빈칸을 채우세요: \`${cmd("run", { user: "another_id", key: "5_same____.jpg" })}\``,
  "prove-it-ask-again": "이미 수락된 라이더가 자신의 다른 사진을 업로드하면 어떻게 되나요?",
  "prove-it-again-a": "새 사진이 이전 사진을 대체합니다.",
  "prove-it-again-b": "두 사진이 모두 저장됩니다.",
  "prove-it-again-c": "사진이 중복되어 거부됩니다.",
  "prove-it-again-why": "FaceSearch는 누구의 얼굴인지 모릅니다. 그래서 라이더를 자기 자신과 중복된다고 거부합니다.",
  "prove-it-more": (_, { cmd }) =>
    `라이더가 다시 등록하게 하려면 얼굴을 삭제하세요: \`${cmd("faces delete", { user: "user_a" })}\``,

  "leave-nothing-title": "남김없이 정리",
  "leave-nothing-text":
    "상태 머신을 삭제하고, 버킷을 비우고, 스택과 컬렉션을 삭제하세요. 함수가 삭제되어도 로그 그룹은 남으므로 함께 삭제하세요.",
  "leave-nothing-task-1": (_, { cmd }) => `먼저 확인하세요: \`${cmd("teardown", { "dry-run": true })}\``,
  "leave-nothing-task-2": (_, { cmd }) => `그다음 모두 삭제하세요: \`${cmd("teardown")}\``,
  "leave-nothing-hint-1": "CloudFormation은 템플릿이 생성한 것을 삭제하지만, 객체가 있는 버킷은 삭제하지 못합니다.",
  "leave-nothing-hint-2": "컬렉션, 상태 머신, 로그 그룹은 스택에 속하지 않습니다.",
  "leave-nothing-hint-3": (_, { cmd }) => `\`${cmd("teardown", { yes: true })}\` 명령은 묻지 않고 삭제합니다.`,
  "leave-nothing-more": "전체 워크플로를 완성했습니다. wildrydes-learn 폴더는 그대로 남으므로 계속 보관할 수 있습니다.",
};
