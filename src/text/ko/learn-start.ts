import type { text as english } from "../en/learn-start.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "first-photo-title": "사진 한 장의 처리 과정",
  "first-photo-text":
    "라이더가 셀카를 업로드합니다. 직접 만들기 전에 사진 한 장이 어떻게 처리되는지 먼저 살펴보세요. 상태 머신이 얼굴을 찾고, 등록된 얼굴과 비교하고, 결과를 저장합니다.",
  "first-photo-task-1":
    "Enter 키를 누르세요. 완성된 상태 머신이 사진 두 장을 처리합니다. 상태가 바뀌는 것을 지켜보세요.",
  "first-photo-task-2": "두 번째 사진에 대한 질문에 답하세요.",
  "first-photo-hint-1": "실행에는 상태(status)가 있습니다. 사진에 대한 판단은 실행의 결과입니다.",
  "first-photo-hint-2": "두 번째 실행의 마지막 줄을 보세요. 실행의 상태가 나옵니다.",
  "first-photo-hint-3": "실행은 SUCCEEDED로 끝났습니다. 출력은 ____에게 보내는 메시지입니다.",
  "first-photo-ask-failed": "두 번째 실행은 실패했나요?",
  "first-photo-failed-why":
    "실행은 SUCCEEDED로 끝났습니다. 사진은 거부되었습니다. Catch가 메시지를 만드는 상태로 보냈기 때문입니다.",
  "first-photo-more": "거부된 사진은 실패가 아니라 정상적인 결과입니다. 3단원에서 Catch로 이 차이를 만듭니다.",

  "collection-title": "컬렉션",
  "collection-text":
    "컬렉션은 얼굴을 검색 가능한 벡터로 저장하는 Amazon Rekognition의 컨테이너입니다. 워크숍에서는 컬렉션의 이름이 rider-photos이고, 이 과정은 모든 이름에 -learn을 붙입니다.",
  "collection-task-1": (_, { cmd }) =>
    `두 번째 터미널 창을 열고 AWS CLI가 이 엔드포인트를 쓰게 하세요: \`eval "$(${cmd("local env")})"\``,
  "collection-task-2": (_, { cmd }) =>
    `컬렉션을 생성하세요: \`aws rekognition create-collection --collection-id rider-photos-learn\` 또는 \`${cmd("collection reset")}\``,
  "collection-hint-1": "컬렉션은 스택에 속하지 않습니다. 호출 한 번으로 생성합니다.",
  "collection-hint-2": "AWS CLI에는 엔드포인트, 키, 리전이 필요합니다. `local env` 명령이 출력합니다.",
  "collection-hint-3": "명령에 이름을 채우세요: `aws rekognition create-collection --collection-id ____`",
  "collection-more":
    "Rekognition은 사진이 아니라 벡터를 저장합니다. 컬렉션을 삭제하면 얼굴도 삭제되지만, 사진과 항목은 남습니다.",

  "stack-title": "스택",
  "stack-text":
    "AWS CloudFormation은 템플릿 하나로 버킷 두 개, 테이블 하나, Lambda 함수 여섯 개, 역할 하나를 생성합니다. 이름은 스택의 출력에 있습니다.",
  "stack-task-1": (_, { cmd }) => `두 번째 터미널 창에서 \`${cmd("setup")}\` 명령을 실행하세요.`,
  "stack-task-2": "출력을 읽고 질문에 답하세요.",
  "stack-hint-1": "스택은 템플릿 하나에 정의된 모든 리소스입니다. 한꺼번에 생성되고 한꺼번에 삭제됩니다.",
  "stack-hint-2": (_, { cmd }) => `\`${cmd("inspect")}\` 명령이 스택의 상태와 출력을 보여 줍니다.`,
  "stack-hint-3": "출력의 이름은 작은 사진을 뜻하는 영어 단어로 시작합니다: ____S3Bucket.",
  "stack-ask-thumbnails": "작은 사진이 들어 있는 버킷은 어느 출력에 있나요?",
  "stack-thumbnails-a": "출력 RiderPhotoS3Bucket",
  "stack-thumbnails-b": "출력 RiderPhotoDDBTable",
  "stack-thumbnails-c": "출력 ThumbnailS3Bucket",
  "stack-thumbnails-why": "버킷 하나에는 라이더의 사진이, 다른 하나에는 썸네일이 들어갑니다.",
  "stack-more": "함수 이름에는 임의의 문자가 들어 있습니다. 그래서 정의는 출력에 있는 ARN으로 함수를 가리킵니다.",

  "first-machine-title": "사진 확인",
  "first-machine-text":
    "FaceDetection 상태는 조건에 맞지 않는 사진에 대해 PhotoDoesNotMeetRequirementError를 발생시키는 Lambda 함수를 호출합니다. Catch를 쓰면 실행이 실패하는 대신 사진이 메시지를 만드는 상태로 이어집니다. ResultPath는 결과를 어디에 넣을지 정합니다.",
  "first-machine-task-1": "두 자리 표시자를 스택 출력에 있는 함수의 ARN으로 바꾸세요.",
  "first-machine-task-2": "FaceDetection에 ResultPath를 써서 결과를 `$.detectedFaceDetails`에 넣으세요.",
  "first-machine-task-3":
    "거부된 사진을 PhotoDoesNotMeetRequirement로 보내는 Catch를 쓰세요. 오류는 `$.errorInfo`에 넣으세요.",
  "first-machine-hint-1":
    "오류에는 이름이 있습니다. Catch의 ErrorEquals에는 오류의 이름을, Next에는 다음 상태를 씁니다.",
  "first-machine-hint-2": "둘 다 FaceDetection 안에서 End 옆에 씁니다. Catch는 객체의 배열입니다.",
  "first-machine-hint-3":
    '빈칸을 채우세요: `"ResultPath": "$.____"` 그리고 `"Catch": [{ "ErrorEquals": ["____Error"], "ResultPath": "$.errorInfo", "Next": "____" }]`',
  "first-machine-more":
    "ResultPath는 입력을 대체하지 않고 결과를 입력 안에 넣습니다. Catch 안의 ResultPath는 오류에 대해 같은 일을 합니다.",

  "read-execution-title": "실행 읽기",
  "read-execution-text":
    "모든 실행은 감사 추적이 가능하도록 이력을 남깁니다. 각 이벤트에는 번호, 시각, 세부 정보가 있습니다. 이 과정이 선글라스를 쓴 사진을 미리 실행해 두었습니다.",
  "read-execution-task-1": (_, { cmd }) =>
    `읽어 보세요: 여기에서 t를 누른 다음 e로 이벤트를, d로 데이터를 보세요. 또는 두 번째 터미널 창에서 실행하세요: \`${cmd("inspect execution", { events: true }, "last")}\``,
  "read-execution-task-2": "이력을 보고 세 가지 질문에 답하세요.",
  "read-execution-hint-1": "Lambda 작업에는 이벤트가 세 개 있습니다: 호출 예약, 호출 시작, 호출 종료.",
  "read-execution-hint-2": "실패 이벤트에는 Error와 Cause가 있습니다. 상태 목록에는 상태마다 걸린 시간이 있습니다.",
  "read-execution-hint-3": "빈칸을 채우세요: LambdaFunctionScheduled → LambdaFunction____ → LambdaFunctionFailed",
  "read-execution-ask-next-event": "LambdaFunctionScheduled 다음의 이벤트는 무엇인가요?",
  "read-execution-next-event-a": "이벤트 LambdaFunctionStarted",
  "read-execution-next-event-b": "이벤트 TaskStateExited",
  "read-execution-next-event-c": "이벤트 ExecutionSucceeded",
  "read-execution-next-event-why": "Step Functions가 먼저 호출을 예약하고, 그다음 함수가 시작됩니다.",
  "read-execution-ask-cause": "함수가 오류를 발생시키면 Cause에는 무엇이 있나요?",
  "read-execution-cause-a": "오류의 이름만",
  "read-execution-cause-b": "errorType, errorMessage, trace가 있는 JSON 문자열",
  "read-execution-cause-c": "사진",
  "read-execution-cause-why": "Error는 이름입니다. Cause는 Lambda가 오류 객체로 만든 JSON 문자열입니다.",
  "read-execution-ask-duration": (v) => `가장 최근의 ${v.prefix}… 실행에서 FaceDetection은 몇 밀리초 걸렸나요?`,
  "read-execution-duration-why": "FaceDetection 상태에 걸린 시간을 밀리초로 읽으세요.",
  "read-execution-more": "이력은 감사 추적입니다. 실행이 끝난 뒤 90일 동안 남으며, 상태 머신을 변경해도 그대로입니다.",
};
