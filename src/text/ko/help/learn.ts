import type { HelpText } from "../../help-text.ts";

export const learn = {
  "Learn Step Functions by writing the workshop's machine, in lessons that check your work.":
    "작성한 내용을 검사해 주는 단원을 따라 워크숍의 상태 머신을 작성하며 Step Functions를 배웁니다.",
  "Writes the open lesson into ./wildrydes-learn, watches your file, and checks it on every save: its syntax, its content, and how it runs.":
    "현재 단원의 파일을 ./wildrydes-learn에 만들고, 여러분의 파일을 감시하며, 저장할 때마다 문법, 내용, 실행을 검사합니다.",
  "Start, or continue where you left off": "시작하거나 멈춘 곳에서 계속하기",
  "Check only when you press Enter, for folders that cannot be watched, such as network drives.":
    "Enter를 누를 때만 검사합니다. 네트워크 드라이브처럼 감시할 수 없는 폴더에 사용합니다.",
  "Check a lesson once: its syntax, its content, and how it runs.": "단원 하나의 문법, 내용, 실행을 한 번 검사합니다.",
  "Ends with 0 when every check passes, and with 1 when one fails. With --all it checks every lesson that you have started, and ends with 68 when some are not passed.":
    "모든 검사를 통과하면 0으로, 하나라도 실패하면 1로 끝납니다. --all을 쓰면 시작한 모든 단원을 검사하고, 통과하지 못한 단원이 있으면 68로 끝납니다.",
  "Check the open lesson": "현재 단원 검사",
  "Check lesson 3 in a script": "스크립트에서 3단원 검사",
  "Check every lesson that you have started.": "시작한 모든 단원을 검사합니다.",
  "Number or name of the lesson (default: the open one).": "단원의 번호나 이름(기본값: 현재 단원).",
  "Compare your machine with the solution, state by state, after the lesson is passed.":
    "단원을 통과한 뒤 작성한 상태 머신을 정답과 상태별로 비교합니다.",
  "Compare lesson 3": "3단원 비교",
  "Go to a lesson: write its files, and make it the open one.": "단원으로 이동합니다: 파일을 만들고 그 단원을 엽니다.",
  "Go to lesson 5": "5단원으로 이동",
  "Number or name of the lesson.": "단원의 번호나 이름.",
  "Show a hint for the open lesson: the concept, then the place, then the line with a gap.":
    "현재 단원의 힌트를 표시합니다: 개념, 위치, 빈칸이 있는 줄의 순서입니다.",
  "Show the next hint": "다음 힌트 보기",
  "1, 2 or 3 (default: the next one).": "1, 2 또는 3(기본값: 다음 힌트).",
  "List the lessons of the course and your progress.": "과정의 단원 목록과 진행 상황을 표시합니다.",
  "List the lessons": "단원 목록 표시",
  "Collect the progress of a class": "한 반의 진행 상황 모으기",
  "Go to the lesson after the open one.": "현재 단원의 다음 단원으로 이동합니다.",
  "Go to the next lesson": "다음 단원으로 이동",
  "Reset the open lesson's file, the lesson, or the course's environment.":
    "현재 단원의 파일, 단원, 또는 과정의 환경을 초기화합니다.",
  "With file, restores the first content of the lesson's files. With lesson, also deletes its progress. With world, deletes everything in the course's environment.":
    "file은 단원의 파일을 처음 내용으로 되돌립니다. lesson은 진행 상황도 삭제합니다. world는 과정의 환경에 있는 모든 것을 삭제합니다.",
  "Start the file over": "파일을 처음부터 다시 시작",
  "Delete the course's environment": "과정의 환경 삭제",
  "Part to reset: file, lesson or world.": "초기화할 대상: file, lesson 또는 world.",
  "Show the solution of a lesson: after it is passed, or with --give-up.":
    "단원의 정답을 표시합니다. 단원을 통과한 뒤, 또는 --give-up과 함께 쓸 수 있습니다.",
  "Show the solution of lesson 3": "3단원의 정답 보기",
  "Show it before the lesson is passed, and mark the lesson as given up.":
    "단원을 통과하기 전에 정답을 표시하고, 단원을 포기한 것으로 기록합니다.",
} satisfies Partial<Record<HelpText, string>>;
