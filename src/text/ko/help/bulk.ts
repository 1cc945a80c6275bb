import type { HelpText } from "../../help-text.ts";

export const bulk = {
  "Compare two reports of bulk runs: changed outcomes and times.":
    "대량 실행 보고서 두 개를 비교합니다: 달라진 결과와 시간.",
  "A report is a file of --reporter json=FILE or ndjson=FILE, or the name of a batch of this folder. Rows are matched by user, key and repetition. A rank test states whether a difference in time is more than chance. The exit code is 68 when some rows have another outcome, and 1 when the reports have no rows in common.":
    "보고서는 --reporter json=FILE 또는 ndjson=FILE의 파일이거나 이 폴더의 배치 이름입니다. 행은 사용자, 키, 반복 번호로 짝을 짓습니다. 시간 차이가 우연보다 큰지는 순위 검정으로 판단합니다. 일부 행의 결과가 다르면 종료 코드가 68이고, 두 보고서에 공통된 행이 없으면 1입니다.",
  "Compare two report files": "보고서 파일 두 개 비교",
  "Compare two batches by name": "이름으로 배치 두 개 비교",
  "Write the comparison for a pull request": "풀 리퀘스트에 넣을 비교 결과 저장",
  "Also write the comparison as html=FILE or markdown=FILE; - is standard output.":
    "비교 결과를 html=FILE 또는 markdown=FILE로도 저장합니다. -는 표준 출력입니다.",
  "The earlier report, or a batch.": "이전 보고서 또는 배치.",
  "The later report, or a batch.": "이후 보고서 또는 배치.",
  "List the batches of this folder, newest first.": "이 폴더의 배치 목록을 최신순으로 표시합니다.",
  "Batches are in .wildrydes/bulk of the working folder. Compare two of them with bulk compare, and continue an unfinished one with bulk run --resume.":
    "배치는 작업 폴더의 .wildrydes/bulk에 있습니다. bulk compare로 두 개를 비교하고, 끝나지 않은 배치는 bulk run --resume으로 계속하세요.",
  "List the batches": "배치 목록 표시",
  "Delete finished batches of this folder.": "이 폴더의 끝난 배치를 삭제합니다.",
  "Deletes journals and kept input of finished batches. Unfinished batches stay, because --resume needs them, and executions are not touched. With both flags, a batch must be outside the newest N and older than DAYS.":
    "끝난 배치의 저널과 보관된 입력을 삭제합니다. 끝나지 않은 배치는 --resume에 필요하므로 남으며, 실행은 변경하지 않습니다. 두 플래그를 함께 쓰면 최신 N개에 들지 않으면서 DAYS보다 오래된 배치만 삭제합니다.",
  "Keep the newest ten batches": "최신 배치 열 개만 보관",
  "Show what a week's limit would delete": "일주일을 한도로 할 때 삭제될 배치 표시",
  "Keep the newest N batches.": "최신 배치 N개를 보관합니다.",
  "Delete batches that were started more than N days ago.": "N일보다 전에 시작한 배치를 삭제합니다.",
  "Name the batches, and delete nothing.": "배치의 이름만 표시하고 아무것도 삭제하지 않습니다.",
  "Run many photos from a manifest, and report the outcome of each.":
    "매니페스트에 있는 많은 사진을 실행하고 각각의 결과를 보고합니다.",
  "A manifest is a CSV file with the header userId,key,photo,stage,expect, a JSON Lines file with these members, a folder of photos, or - for standard input. The members photo, stage and expect are optional; expect is accepted, succeeded, refused, refused:REASON or failed. The program checks every row before it starts the first one. Each execution is named after its batch and row, so that nothing runs twice; continue an interrupted batch with --resume. The exit code is 0 when every row ended as expected, and 68 when some did not.":
    "매니페스트는 userId,key,photo,stage,expect 헤더가 있는 CSV 파일, 같은 멤버가 있는 JSON Lines 파일, 사진 폴더, 또는 표준 입력을 뜻하는 -입니다. photo, stage, expect는 선택 사항이며, expect는 accepted, succeeded, refused, refused:REASON, failed 가운데 하나입니다. 첫 행을 시작하기 전에 모든 행을 검사합니다. 각 실행의 이름은 배치와 행으로 정해지므로 아무것도 두 번 실행되지 않습니다. 중단된 배치는 --resume으로 계속하세요. 모든 행이 예상대로 끝나면 종료 코드가 0이고, 일부가 그렇지 않으면 68입니다.",
  "Run the rows of a file": "파일의 행 실행",
  "Upload and run a folder, with a report as a page": "폴더를 업로드하고 실행하며 보고서를 페이지로 작성",
  "Continue after an interruption": "중단된 뒤에 계속",
  "Stop an execution that takes longer than N seconds. Not with --distributed.":
    "N초보다 오래 걸리는 실행을 중지합니다. --distributed와 함께 쓸 수 없습니다.",
  "On AWS: accept the estimated cost without asking.": "AWS에서: 예상 비용을 묻지 않고 받아들입니다.",
  "Run at most N executions at the same time.": "동시에 최대 N개를 실행합니다.",
  "Stage for rows that name none (default: the highest deployed one). Not with --machine.":
    "단계를 지정하지 않은 행의 단계(기본값: 배포된 가장 높은 단계). --machine과 함께 쓸 수 없습니다.",
  "Use your own Standard machine for all rows. Not with --stage.":
    "모든 행에 직접 만든 Standard 상태 머신을 사용합니다. --stage와 함께 쓸 수 없습니다.",
  "Upload the photos first, unless the bucket already has the same bytes.":
    "버킷에 같은 바이트가 없으면 먼저 사진을 업로드합니다.",
  "Run each row N times.": "각 행을 N번 실행합니다.",
  "Run only the first N rows of the manifest.": "매니페스트의 처음 N개 행만 실행합니다.",
  "Start at most N executions a second. Not with --distributed.":
    "초당 최대 N개의 실행을 시작합니다. --distributed와 함께 쓸 수 없습니다.",
  "Repeat a call at most N times when the network or the service fails.":
    "네트워크나 서비스가 실패하면 호출을 최대 N번 재시도합니다.",
  "Start no further rows after the first unexpected outcome. Not with --distributed.":
    "예상과 다른 결과가 처음 나온 뒤에는 행을 더 시작하지 않습니다. --distributed와 함께 쓸 수 없습니다.",
  "End with 1 when a figure exceeds a limit: p50, p90, p95, p99, max, mean (2s, 300ms); accepted, succeeded, refused, failed, unexpected, unfinished (5, 1%); throughput.":
    "수치가 한도를 넘으면 1로 끝납니다: p50, p90, p95, p99, max, mean(2s, 300ms); accepted, succeeded, refused, failed, unexpected, unfinished(5, 1%); throughput.",
  "Check the manifest and everything it names, and start nothing.":
    "매니페스트와 매니페스트에 지정된 모든 것을 검사하고 아무것도 시작하지 않습니다.",
  "Let a Distributed Map start the rows, for many thousands of them.":
    "행이 수천 개일 때 Distributed Map이 행을 시작하게 합니다.",
  "Stop when more than N percent of the rows have failed. Only with --distributed.":
    "N퍼센트가 넘는 행이 실패하면 중지합니다. --distributed와 함께만 쓸 수 있습니다.",
  "For a folder of photos: make the user id from the file's name or from the name of its folder.":
    "사진 폴더의 경우: 파일 이름 또는 폴더 이름으로 사용자 ID를 만듭니다.",
  "Name the batch (default: date and time).": "배치의 이름(기본값: 날짜와 시각).",
  "Continue the newest unfinished batch, or the one of --batch.":
    "끝나지 않은 최신 배치 또는 --batch의 배치를 계속합니다.",
  "Reports, several at once: list, dot, json, ndjson, junit, csv, html, github. Add =FILE for a file, =- for standard output.":
    "보고서, 여러 개 가능: list, dot, json, ndjson, junit, csv, html, github. 파일에는 =FILE, 표준 출력에는 =-를 붙입니다.",
  "CSV, JSON Lines, a folder of photos, or -.": "CSV, JSON Lines, 사진 폴더 또는 -.",
} satisfies Partial<Record<HelpText, string>>;
