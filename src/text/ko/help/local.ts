import type { HelpText } from "../../help-text.ts";

export const local = {
  "Open the local console in a browser: executions, machines, photos, faces and the table.":
    "브라우저에서 로컬 콘솔을 엽니다: 실행, 상태 머신, 사진, 얼굴, 테이블.",
  "Returns at once. The daemon serves the console on a separate port of 127.0.0.1, for your browser only. With --json it opens no browser.":
    "바로 반환됩니다. 데몬이 127.0.0.1의 별도 포트에서 이 브라우저에만 콘솔을 제공합니다. --json을 쓰면 브라우저를 열지 않습니다.",
  "Open the console": "콘솔 열기",
  "Print the address without opening a browser": "브라우저를 열지 않고 주소 출력",
  "Name of the environment (default: the stored one).": "환경의 이름(기본값: 저장된 환경).",
  "Region to look at (default us-west-2).": "볼 리전(기본값 us-west-2).",
  "Open the browser.": "브라우저를 엽니다.",
  "Print shell lines that point the aws CLI and every SDK at the local endpoint.":
    "aws CLI와 모든 SDK가 로컬 엔드포인트를 사용하게 하는 셸 명령을 출력합니다.",
  "Starts the endpoint if it is not running. The endpoint then runs until `local stop`.":
    "엔드포인트가 실행 중이 아니면 시작합니다. 엔드포인트는 `local stop`을 실행할 때까지 계속 실행됩니다.",
  "Use the aws CLI on this machine": "이 컴퓨터에서 aws CLI 사용",
  "Undo it": "되돌리기",
  "Print the lines that undo it.": "설정을 되돌리는 명령을 출력합니다.",
  "Region for the aws CLI and SDKs (default us-west-2).": "aws CLI와 SDK의 리전(기본값 us-west-2).",
  "Make the local endpoint fail the way AWS sometimes does.":
    "AWS에서 가끔 일어나는 것처럼 로컬 엔드포인트가 실패하게 합니다.",
  "Faults affect calls of commands, functions and state machines. They survive a restart of the endpoint, and its log names each affected call.":
    "장애는 명령, 함수, 상태 머신의 호출에 적용됩니다. 엔드포인트를 다시 시작해도 남으며, 적용된 호출은 로그에 기록됩니다.",
  "Throttle one call in ten": "호출 열 번 중 한 번을 요청 제한",
  "Make reads of Rekognition lag three seconds behind changes":
    "Rekognition의 읽기 결과가 변경보다 3초 늦게 나오게 하기",
  "Lose the response of the next StartExecution": "다음 StartExecution의 응답을 유실시키기",
  "Only calls of this service, such as states or rekognition.": "이 서비스의 호출만. 예: states, rekognition.",
  "Only calls of this operation; * stands for any characters.": "이 작업의 호출만. *는 임의의 문자를 뜻합니다.",
  "Only calls of the user, of functions or of state machines. Can be given several times.":
    "사용자, 함수 또는 상태 머신의 호출만. 여러 번 지정할 수 있습니다.",
  "Percentage of the calls that it affects.": "적용할 호출의 비율(퍼센트).",
  "Affect at most N calls.": "최대 N개의 호출에 적용합니다.",
  "Skip the first N calls.": "처음 N개의 호출은 건너뜁니다.",
  "Seed that selects the calls of a rate (default: 1).": "비율에 따라 호출을 고르는 시드(기본값: 1).",
  "For delay, stale, propagation, deleting-for and slow-stack: duration in seconds.":
    "delay, stale, propagation, deleting-for, slow-stack의 경우: 지속 시간(초).",
  "For stale: number of reads that return the old state after a change.":
    "stale의 경우: 변경 뒤에 이전 상태를 반환하는 읽기의 수.",
  "For error: its code, such as ResourceNotFoundException.": "error의 경우: 오류 코드. 예: ResourceNotFoundException.",
  "For error: its message.": "error의 경우: 오류 메시지.",
  "For error: its HTTP status.": "error의 경우: HTTP 상태 코드.",
  "For throttle: burst, in calls of one operation.": "throttle의 경우: 한 작업에 대해 한꺼번에 허용하는 호출의 수.",
  "For throttle: refill rate, in calls of one operation per second.":
    "throttle의 경우: 그 뒤 초당 허용하는 한 작업의 호출 수.",
  "Kind of the fault.": "장애의 종류.",
  "Remove one fault of the local endpoint, or all of them.": "로컬 엔드포인트의 장애 하나 또는 전부를 제거합니다.",
  "Remove all faults": "모든 장애 제거",
  "Remove one of them": "장애 하나 제거",
  "The fault to remove, such as f2 (default: all).": "제거할 장애. 예: f2(기본값: 전부).",
  "List the faults of the local endpoint, and how many calls each has affected.":
    "로컬 엔드포인트의 장애와 각 장애가 적용된 호출의 수를 표시합니다.",
  "List the faults": "장애 목록 표시",
  "Add the faults of a named profile to the local endpoint.": "지정한 프로파일의 장애를 로컬 엔드포인트에 추가합니다.",
  "The profiles are aws-busy-room, eventually-consistent, lambda-throttles, without-rekognition.":
    "프로파일은 aws-busy-room, eventually-consistent, lambda-throttles, without-rekognition입니다.",
  "Simulate an account that thirty people use at once": "30명이 동시에 사용하는 계정 시뮬레이션",
  "Seed that selects the affected calls.": "적용할 호출을 고르는 시드.",
  "Name of the profile.": "프로파일의 이름.",
  "List the mails that SES sent on this machine. None of them leaves it.":
    "SES가 이 컴퓨터에서 보낸 이메일을 표시합니다. 어떤 이메일도 밖으로 나가지 않습니다.",
  "Shows verification mails only with --all, and names addresses that are not verified yet.":
    "검증 이메일은 --all을 쓸 때만 표시하며, 아직 검증되지 않은 주소를 알려 줍니다.",
  "List the newest": "최신 이메일 목록 표시",
  "List verification mails too.": "검증 이메일도 표시합니다.",
  "How many mails to show.": "표시할 이메일의 수.",
  "Leave or enter the SES sandbox of this machine.": "이 컴퓨터의 SES 샌드박스에서 나가거나 들어갑니다.",
  "In the sandbox SES sends only to verified addresses, one mail per second and 200 per day.":
    "샌드박스에서 SES는 검증된 주소로만, 초당 한 통, 하루 200통까지 보냅니다.",
  "Leave the sandbox": "샌드박스에서 나가기",
  "on leaves the sandbox, off enters it.": "on은 샌드박스에서 나가고, off는 들어갑니다.",
  "Region of the sandbox.": "샌드박스의 리전.",
  "Show a mail that SES sent on this machine.": "SES가 이 컴퓨터에서 보낸 이메일을 표시합니다.",
  "Read a mail": "이메일 읽기",
  "Show the HTML form instead of the text.": "텍스트 대신 HTML 형식을 표시합니다.",
  "The mail's number.": "이메일의 번호.",
  "Verify an address or domain, as a click on the link in the verification mail does.":
    "검증 이메일의 링크를 클릭한 것처럼 주소나 도메인을 검증합니다.",
  "Verify a sender": "보내는 주소 검증",
  "Address or domain.": "주소 또는 도메인.",
  "Stop the local endpoint and delete everything it stores.": "로컬 엔드포인트를 중지하고 저장된 모든 것을 삭제합니다.",
  "Every environment, photo, face and execution on this machine is deleted. Asks first.":
    "이 컴퓨터의 모든 환경, 사진, 얼굴, 실행을 삭제합니다. 먼저 묻습니다.",
  "Delete without asking": "묻지 않고 삭제",
  "Start the local endpoint, or report where it is running.":
    "로컬 엔드포인트를 시작하거나 실행 중인 곳을 알려 줍니다.",
  "Commands that need the endpoint start it automatically. Use this command to choose its port, which the data folder then keeps.":
    "엔드포인트가 필요한 명령은 자동으로 시작합니다. 포트를 고를 때 이 명령을 사용하세요. 그 뒤에는 데이터 폴더가 그 포트를 기억합니다.",
  "Start the endpoint": "엔드포인트 시작",
  "Test whether a policy is sufficient for the workshop": "정책이 워크숍에 충분한지 시험",
  "Start it on a port of your choice": "원하는 포트에서 시작",
  "Port on 127.0.0.1 (default: chosen once for each data folder).":
    "127.0.0.1의 포트(기본값: 데이터 폴더마다 한 번 선택).",
  "Accept the keys test/test too. Any program on this machine can then use the endpoint.":
    "test/test 키도 받아들입니다. 그러면 이 컴퓨터의 모든 프로그램이 엔드포인트를 사용할 수 있습니다.",
  "Restrict your own calls to the IAM policy in this JSON file, as on AWS; `none` lifts it. Survives a restart.":
    "AWS에서처럼 본인의 호출을 이 JSON 파일의 IAM 정책으로 제한합니다. `none`은 제한을 없앱니다. 다시 시작해도 유지됩니다.",
  "Report whether the local endpoint is running, and where.":
    "로컬 엔드포인트가 실행 중인지, 어디에서 실행 중인지 알려 줍니다.",
  "Show the status": "상태 보기",
  "Stop the local endpoint. Its data stays.": "로컬 엔드포인트를 중지합니다. 데이터는 남습니다.",
  "Stop the endpoint": "엔드포인트 중지",
} satisfies Partial<Record<HelpText, string>>;
