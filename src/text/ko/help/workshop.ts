import type { HelpText } from "../../help-text.ts";

export const workshop = {
  "Run the whole workshop in a temporary environment.": "임시 환경에서 워크숍 전체를 실행합니다.",
  "Sets up, builds the four stages, runs the sample photos, shows the stored data and deletes everything. The local target has a separate endpoint and data folder for it. The exit code is 1 when a step has an unexpected result.":
    "환경을 설정하고, 네 단계의 상태 머신을 만들고, 샘플 사진을 실행하고, 저장된 데이터를 보여 준 다음 모두 삭제합니다. 로컬에서는 이를 위한 별도의 엔드포인트와 데이터 폴더를 사용합니다. 어느 단계의 결과가 예상과 다르면 종료 코드가 1입니다.",
  "Watch it on this machine": "이 컴퓨터에서 지켜보기",
  "Watch it on AWS, in a separate environment": "AWS의 별도 환경에서 지켜보기",
  "Run every text of the workshop": "워크숍의 모든 교재 실행",
  "Run every text of the workshop, one after another.": "워크숍의 모든 교재를 차례로 실행합니다.",
  "Run only this text. Can be given several times.": "이 교재만 실행합니다. 여러 번 지정할 수 있습니다.",
  "With 5: show the workshop's known pitfalls, on stage 4 and on stage 5.":
    "5를 지정하면: 워크숍의 알려진 함정을 4단계와 5단계에서 보여 줍니다.",
  "Keep the environment at the end.": "끝난 뒤에도 환경을 유지합니다.",
  "On AWS: start without asking.": "AWS에서: 묻지 않고 시작합니다.",
  "Show every state and CloudFormation's events.": "모든 상태와 CloudFormation 이벤트를 표시합니다.",
  "Build the state machine of one stage, or bring it up to date.":
    "한 단계의 상태 머신을 만들거나 최신 상태로 업데이트합니다.",
  "Fills the stack's outputs into the definition, validates it with Step Functions, creates or updates the machine, and shows its graph. The flags --in-place, --integration, --express and --map choose another form. With --file it deploys your own definition, with --flow the image metadata flow.":
    "스택의 출력을 정의에 채우고, Step Functions로 유효성을 검사하고, 상태 머신을 생성하거나 업데이트하고, 그래프를 표시합니다. --in-place, --integration, --express, --map 플래그로 다른 형태를 고릅니다. --file은 직접 작성한 정의를, --flow는 이미지 메타데이터 워크플로를 배포합니다.",
  "Build the first stage": "1단계 만들기",
  "Bring one machine from stage to stage": "상태 머신 하나를 단계별로 업데이트",
  "Build the image metadata flow, and ask a person about doubtful images":
    "이미지 메타데이터 워크플로를 만들고, 의심스러운 이미지는 사람에게 묻기",
  "Use Step Functions' own integrations": "Step Functions의 자체 통합 사용",
  "Deploy your own definition": "직접 작성한 정의 배포",
  "Stage of the workshop; 5 is the hardened machine.": "워크숍의 단계. 5는 강화된 상태 머신입니다.",
  "Update one machine from stage to stage: a version for each, and the alias live.":
    "상태 머신 하나를 단계별로 업데이트합니다: 단계마다 버전 하나, 그리고 별칭 live.",
  "How tasks call: functions by ARN, or lambda:invoke, dynamodb:putItem and sns:publish (sdk).":
    "작업의 호출 방식: ARN으로 함수를 호출하거나, lambda:invoke, dynamodb:putItem, sns:publish를 사용(sdk).",
  "Build an Express machine with native integrations that logs all events.":
    "자체 통합을 사용하고 모든 이벤트를 로그에 기록하는 Express 상태 머신을 만듭니다.",
  "With --integration sdk or --express: mail address that is notified of refused photos.":
    "--integration sdk 또는 --express와 함께: 거부된 사진의 알림을 받을 이메일 주소.",
  "Build the machine that takes many photos in one execution.":
    "실행 하나에서 많은 사진을 처리하는 상태 머신을 만듭니다.",
  "Deploy the definition in this file.": "이 파일의 정의를 배포합니다.",
  "With --file: name of the machine (default: the file's).": "--file과 함께: 상태 머신의 이름(기본값: 파일 이름).",
  "With --file: ARN of the machine's role.": "--file과 함께: 상태 머신 역할의 ARN.",
  "Retry every task with backoff, except on errors that a retry cannot fix.":
    "재시도로 해결할 수 없는 오류를 제외하고 모든 작업을 백오프로 간격을 늘려 가며 재시도합니다.",
  "Show what would change, by state and as text, and change nothing.":
    "바뀔 내용을 상태별로, 그리고 텍스트로 보여 주고 아무것도 변경하지 않습니다.",
  "Overwrite a definition that was edited elsewhere without asking.": "다른 곳에서 편집한 정의를 묻지 않고 덮어씁니다.",
  "Build the machine of this flow instead of a stage.": "단계 대신 이 워크플로의 상태 머신을 만듭니다.",
  "Reject inappropriate images, and ask a person about doubtful ones.":
    "부적절한 이미지는 거부하고 의심스러운 이미지는 사람에게 묻습니다.",
  "Ask a person at this confidence or above, in percent (default 50).":
    "이 신뢰도(퍼센트) 이상이면 사람에게 묻습니다(기본값 50).",
  "Reject an image at this confidence or above, in percent (default 90).":
    "이 신뢰도(퍼센트) 이상이면 이미지를 거부합니다(기본값 90).",
  "How a task waits for a person: as an activity, or by a task token (callback).":
    "작업이 사람의 결정을 기다리는 방법: 활동(activity) 또는 작업 토큰(callback).",
  "Seconds that a person has to decide (default: one day).": "사람이 결정할 수 있는 시간(초, 기본값: 하루).",
  "Longest time between two heartbeats of a request, in seconds (default: one hour).":
    "한 요청의 두 하트비트 사이의 최대 시간(초, 기본값: 한 시간).",
  "Seconds until an execution times out as a whole (default: two days).":
    "실행 전체가 시간 초과될 때까지의 시간(초, 기본값: 이틀).",
  "Run a photo through a state machine and follow it state by state.":
    "사진을 상태 머신으로 처리하고 상태별로 진행 상황을 표시합니다.",
  "Ends with 0 when the execution succeeded, also when the photo was refused, and with 1 when it failed or timed out. With --expect it ends with 0 exactly when the outcome is the expected one.":
    "실행이 성공하면 사진이 거부되어도 0으로, 실패하거나 시간이 초과되면 1로 끝납니다. --expect를 쓰면 결과가 예상과 같을 때만 0으로 끝납니다.",
  "Run a sample photo": "샘플 사진 실행",
  "Upload your own photo first": "먼저 내 사진 업로드",
  "Check an outcome in a script": "스크립트에서 결과 확인",
  "Run an image through the metadata flow": "메타데이터 워크플로로 이미지 실행",
  "Run any machine with any input": "임의의 상태 머신을 임의의 입력으로 실행",
  "Id of the rider: letters, digits, and _ . - : only.": "라이더의 ID. 영문자, 숫자, _ . - : 만 사용할 수 있습니다.",
  "Key of the photo in the bucket (default: the file's name).": "버킷에 있는 사진의 키(기본값: 파일 이름).",
  "File to upload under the key first.": "먼저 이 키로 업로드할 파일.",
  "Stage of the machine (default: the highest deployed one).": "상태 머신의 단계(기본값: 배포된 가장 높은 단계).",
  "Run the machine that is updated in place, through its alias live.":
    "제자리에서 업데이트되는 상태 머신을 별칭 live로 실행합니다.",
  "Version of the machine to run: a number, `live` or `latest`.":
    "실행할 상태 머신의 버전: 번호, `live` 또는 `latest`.",
  "Run the machine of native integrations.": "자체 통합을 사용하는 상태 머신을 실행합니다.",
  "Run the Express machine.": "Express 상태 머신을 실행합니다.",
  "Run only this state, with --input: a Task does its work, but no execution is started.":
    "--input으로 이 상태만 실행합니다. Task는 실제로 작업하지만 실행은 시작하지 않습니다.",
  "With --state: take the state from the definition in this file.":
    "--state와 함께: 이 파일의 정의에서 상태를 가져옵니다.",
  "Try one state of a definition before you deploy it": "배포하기 전에 정의의 상태 하나를 시험합니다",
  "Run any machine by its name.": "이름으로 임의의 상태 머신을 실행합니다.",
  "Run an image through this flow instead of a stage.": "단계 대신 이 워크플로로 이미지를 실행합니다.",
  "Album that an uploaded image belongs to.": "업로드하는 이미지가 속할 앨범.",
  "Run the machine with this input instead of a photo: JSON, or a file.":
    "사진 대신 이 입력으로 상태 머신을 실행합니다: JSON 또는 파일.",
  "Mail address of the rider, which receives a refusal.": "라이더의 이메일 주소. 거부되면 이 주소로 이메일을 보냅니다.",
  "Name of the execution (default: chosen by Step Functions).": "실행의 이름(기본값: Step Functions가 정함).",
  "Follow the execution to its end.": "실행이 끝날 때까지 진행 상황을 표시합니다.",
  "End with 1 unless this is the outcome.": "결과가 이와 다르면 1로 끝냅니다.",
  "Show progress line by line, for screen readers.": "화면 읽기 프로그램에 맞추어 진행 상황을 한 줄씩 표시합니다.",
  "In a terminal: browse the states with the keyboard, during the run and at its end.":
    "터미널에서: 실행 중에도, 끝난 뒤에도 키보드로 상태를 살펴봅니다.",
  "Show the photo in terminals that can.": "사진을 표시할 수 있는 터미널에서 사진을 표시합니다.",
  "Set up the environment: buckets, table, functions, collection and sample photos.":
    "환경을 설정합니다: 버킷, 테이블, 함수, 컬렉션, 샘플 사진.",
  "Creates what is missing and repairs what is incomplete. You can run it again at any time. Stores the target in .wildrydes/config.json of the working folder, so that later commands need no flags.":
    "없는 것을 생성하고 불완전한 것을 고칩니다. 언제든지 다시 실행할 수 있습니다. 대상을 작업 폴더의 .wildrydes/config.json에 저장하므로 이후 명령에는 플래그가 필요 없습니다.",
  "Set up on this machine": "이 컴퓨터에 설정",
  "Set up on AWS": "AWS에 설정",
  "Mail refused riders": "거부된 라이더에게 이메일 보내기",
  "A second environment in the same account": "같은 계정에 두 번째 환경",
  "Mail refused riders from this address, by SES; `off` stops that.":
    "거부된 라이더에게 SES로 이 주소에서 이메일을 보냅니다. `off`는 이메일 발송을 중지합니다.",
  "Mail riders without an address at USER@DOMAIN.": "주소가 없는 라이더에게는 USER@DOMAIN으로 이메일을 보냅니다.",
  "List CloudFormation's events.": "CloudFormation 이벤트를 표시합니다.",
  "Delete the environment: show the plan, delete, and verify that nothing is left.":
    "환경을 삭제합니다: 계획을 보여 주고, 삭제하고, 남은 것이 없는지 확인합니다.",
  "Asks for the stack's name first. Deletes the state machines, empties the buckets, and deletes the stack, the collection and the artifacts, also of an incomplete environment. The stored target stays, so a second teardown finds nothing to delete.":
    "먼저 확인을 위해 스택의 이름을 입력받습니다. 상태 머신을 삭제하고, 버킷을 비우고, 스택, 컬렉션, 아티팩트를 삭제합니다. 불완전한 환경도 삭제합니다. 저장된 대상은 남으므로 teardown을 다시 실행하면 삭제할 것이 없습니다.",
  "See what would be deleted": "삭제될 항목 보기",
  "Have a plan reviewed": "계획 검토받기",
  "Delete what was reviewed": "검토한 항목 삭제",
  "Show the plan, and delete nothing.": "계획을 보여 주고 아무것도 삭제하지 않습니다.",
  "Write the plan to this file as JSON, and delete nothing.":
    "계획을 이 파일에 JSON으로 저장하고 아무것도 삭제하지 않습니다.",
  "Delete exactly what this plan file lists. Refused when the environment has changed since.":
    "이 계획 파일에 있는 것만 삭제합니다. 그 뒤 환경이 변경되었으면 거부합니다.",
  "Tag everything with KEY=VALUE; `off` removes these tags.":
    "모든 리소스에 KEY=VALUE 태그를 붙입니다. `off`는 이 태그를 제거합니다.",
  "Let CloudFormation work with this role's ARN instead of your permissions.":
    "CloudFormation이 사용자 권한 대신 이 ARN의 역할로 작업합니다.",
  "Bound each role by this managed policy's ARN; `off` stops that.":
    "이 관리형 정책의 ARN을 각 역할의 권한 경계로 설정합니다. `off`는 이를 해제합니다.",
  "Run the functions on this instruction set.": "함수를 이 명령어 집합에서 실행합니다.",
} satisfies Partial<Record<HelpText, string>>;
