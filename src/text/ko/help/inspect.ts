import type { HelpText } from "../../help-text.ts";

export const inspect = {
  "Check whether everything is ready for the workshop, and change nothing.":
    "워크숍을 위한 준비가 모두 되었는지 확인하고 아무것도 변경하지 않습니다.",
  "Checks Node.js, the disk, the endpoint or the credentials, the region, quotas, permissions, existing environments and the clock. The exit code is 3 when a check fails.":
    "Node.js, 디스크, 엔드포인트 또는 자격 증명, 리전, 할당량, 권한, 기존 환경, 시계를 확인합니다. 확인에 실패하면 종료 코드가 3입니다.",
  "Check this machine": "이 컴퓨터 확인",
  "Check an account before the workshop": "워크숍 전에 계정 확인",
  "Run the whole demo, and record the calls": "데모 전체를 실행하고 호출 기록",
  "Compare this endpoint with the recording": "이 엔드포인트를 기록과 비교",
  "Run the demo in an environment that is deleted at the end.": "끝나면 삭제되는 환경에서 데모를 실행합니다.",
  "Write the shape, time and error of each call to this file, without ids and contents. Implies --deep.":
    "각 호출의 형태, 시간, 오류를 ID와 내용 없이 이 파일에 저장합니다. --deep을 포함합니다.",
  "List where the responses differ from this recording. Implies --deep.":
    "응답이 이 기록과 다른 곳을 표시합니다. --deep을 포함합니다.",
  "With --deep: start without asking.": "--deep과 함께: 묻지 않고 시작합니다.",
  "Show the whole environment in one view.": "환경 전체를 한 화면에 표시합니다.",
  "Shows the stack and its outputs, photos, thumbnails, items, faces, state machines with their differences from the templates, and the newest executions. With --serve a browser shows the same and each execution, read-only.":
    "스택과 출력, 사진, 썸네일, 항목, 얼굴, 템플릿과의 차이를 포함한 상태 머신, 최신 실행을 표시합니다. --serve를 쓰면 브라우저에서 같은 내용과 각 실행을 읽기 전용으로 보여 줍니다.",
  "Show the stored environment": "저장된 환경 보기",
  "Show an environment on AWS in a browser": "AWS의 환경을 브라우저에서 보기",
  "How many executions to show.": "표시할 실행의 수.",
  "Serve the console's pages read-only, until Ctrl-C.":
    "Ctrl-C를 누를 때까지 콘솔의 페이지를 읽기 전용으로 제공합니다.",
  "With --serve: open the browser.": "--serve와 함께: 브라우저를 엽니다.",
  "Show an execution as a timeline, with input and output of each state.":
    "실행을 타임라인으로, 각 상태의 입력과 출력과 함께 표시합니다.",
  "Takes the execution's name, the beginning of its name, its ARN, or `last` for the newest one. Long data is folded: --state shows one state completely, with its function's log, and --full shows everything.":
    "실행의 이름, 이름의 앞부분, ARN, 또는 최신 실행을 뜻하는 `last`를 받습니다. 긴 데이터는 접습니다. --state는 상태 하나를 함수의 로그까지 모두 보여 주고, --full은 전부 보여 줍니다.",
  "Show the newest execution": "최신 실행 보기",
  "Draw the path it took through the machine": "상태 머신에서 실행이 지나간 경로 그리기",
  "Show one state and its function's log": "상태 하나와 함수의 로그 보기",
  "Write a page that you can send to somebody": "다른 사람에게 보낼 수 있는 페이지 저장",
  "Stage of the machine it ran on (default: all stages).": "실행한 상태 머신의 단계(기본값: 모든 단계).",
  "Show this state completely, with its function's log.": "이 상태를 함수의 로그까지 모두 표시합니다.",
  "Show all data without folding it.": "모든 데이터를 접지 않고 표시합니다.",
  "List the history's events as well.": "이력의 이벤트도 표시합니다.",
  "Show the log of every state's function.": "모든 상태의 함수 로그를 표시합니다.",
  "Draw the machine with the path it took.": "실행이 지나간 경로와 함께 상태 머신을 그립니다.",
  "Form of the graph.": "그래프의 형식.",
  "Write everything to this file as one page that needs no network.":
    "모든 내용을 네트워크가 필요 없는 페이지 하나로 이 파일에 저장합니다.",
  "Follow it to its end, and browse its states with the keyboard, meanwhile and afterwards.":
    "실행이 끝날 때까지 진행 상황을 표시합니다. 그동안, 그리고 끝난 뒤에도 키보드로 상태를 살펴볼 수 있습니다.",
  "Browse its states with the keyboard.": "키보드로 상태를 살펴봅니다.",
  "Name or ARN of the execution, or last.": "실행의 이름이나 ARN, 또는 last.",
  "Show a state machine: its graph and its definition.": "상태 머신의 그래프와 정의를 표시합니다.",
  "Shows a deployed machine, a stage of the workshop, or the definition in a file. Step Functions validates a file's definition, and each problem is shown at its state. Dashed lines are transitions of a Catch. In a narrow terminal the graph becomes a list with one line per state.":
    "배포된 상태 머신, 워크숍의 단계, 또는 파일의 정의를 표시합니다. 파일의 정의는 Step Functions가 유효성을 검사하며, 문제는 해당 상태에 표시됩니다. 점선은 Catch에 따른 전환입니다. 좁은 터미널에서는 그래프 대신 상태를 한 줄에 하나씩 표시합니다.",
  "Show the highest deployed stage": "배포된 가장 높은 단계 보기",
  "Show a stage before you deploy it": "배포하기 전에 단계 보기",
  "Validate a definition and write its graph as a picture": "정의의 유효성을 검사하고 그래프를 그림으로 저장",
  "Show the definition of this stage.": "이 단계의 정의를 표시합니다.",
  "Show the definition in this file.": "이 파일의 정의를 표시합니다.",
  "Show the definition's text as well.": "정의의 텍스트도 표시합니다.",
  "Write to this file instead.": "화면에 표시하는 대신 이 파일에 저장합니다.",
  "Name of a deployed machine (default: that of the highest stage).":
    "배포된 상태 머신의 이름(기본값: 가장 높은 단계).",
  "Show what is stored about a rider: item, face, thumbnail.":
    "라이더에 대해 저장된 것을 표시합니다: 항목, 얼굴, 썸네일.",
  "Show a rider": "라이더 보기",
  "Write the thumbnail to a file": "썸네일을 파일에 저장",
  "File to write the thumbnail to.": "썸네일을 저장할 파일.",
  "Id of the rider.": "라이더의 ID.",
  "Show CloudWatch metrics: executions and their durations, functions and their errors.":
    "CloudWatch 지표를 표시합니다: 실행과 소요 시간, 함수와 오류.",
  "Reads the namespaces AWS/States and AWS/Lambda. On AWS, metrics appear one to three minutes late. With --watch the screen refreshes every 10 seconds, on AWS every minute, until Ctrl-C.":
    "AWS/States와 AWS/Lambda 네임스페이스를 읽습니다. AWS에서는 지표가 1~3분 늦게 나타납니다. --watch를 쓰면 Ctrl-C를 누를 때까지 10초마다, AWS에서는 1분마다 화면을 새로 고칩니다.",
  "The last hour": "지난 한 시간",
  "Watch a bulk run": "대량 실행 지켜보기",
  "How far to look back: minutes (15m), hours (1h) or days (3d).": "조회할 기간: 분(15m), 시간(1h) 또는 일(3d).",
  "Refresh until Ctrl-C.": "Ctrl-C를 누를 때까지 새로 고칩니다.",
} satisfies Partial<Record<HelpText, string>>;
