import type { HelpText } from "../../help-text.ts";

export const instructor = {
  "Rehearse a function that crashes.": "함수가 비정상 종료하는 상황을 훈련합니다.",
  "Ends the process of the function that reads an image's metadata, and runs an image. The fault is real. The command removes it at its end, also after Ctrl-C.":
    "이미지의 메타데이터를 읽는 함수의 프로세스를 종료시키고 이미지를 실행합니다. 장애는 실제로 발생합니다. 명령은 끝날 때 장애를 제거하며, Ctrl-C로 끝나도 마찬가지입니다.",
  "Watch the retries fail": "재시도가 실패하는 것 보기",
  "Watch the retries succeed": "재시도가 성공하는 것 보기",
  "Remove the fault after two failed attempts, so that a later one succeeds.":
    "두 번 실패한 뒤 장애를 제거하여 이후의 시도가 성공하게 합니다.",
  "Set the fault, run nothing, and leave it set until `drill off`.":
    "장애를 설정하고 아무것도 실행하지 않으며, `drill off`까지 그대로 둡니다.",
  "List the active drills of all folders.": "모든 폴더의 진행 중인 훈련 목록을 표시합니다.",
  "List the drills": "훈련 목록 표시",
  "End every active drill, from any folder.": "진행 중인 모든 훈련을 어느 폴더에서든 끝냅니다.",
  "Restores each function's configuration from its tag. Use it after a drill that was left on or killed.":
    "각 함수의 구성을 태그에 따라 복원합니다. 켜 둔 채로 남았거나 강제 종료된 훈련 뒤에 사용하세요.",
  "End all drills": "모든 훈련 끝내기",
  "Rehearse a function that Lambda throttles.": "Lambda가 함수의 요청을 제한하는 상황을 훈련합니다.",
  "Sets the reserved concurrency of the function that detects labels to 0, and runs an image. The fault is real. The command removes it at its end, also after Ctrl-C.":
    "레이블을 탐지하는 함수의 예약된 동시성을 0으로 설정하고 이미지를 실행합니다. 장애는 실제로 발생합니다. 명령은 끝날 때 장애를 제거하며, Ctrl-C로 끝나도 마찬가지입니다.",
  "Rehearse a table whose throughput is exceeded.": "테이블의 처리량이 초과되는 상황을 훈련합니다.",
  "Makes the function that writes the item throw ProvisionedThroughputExceededException at two attempts, and runs an image. The fault is real. The command removes it at its end, also after Ctrl-C.":
    "항목을 쓰는 함수가 두 번의 시도에서 ProvisionedThroughputExceededException을 발생시키게 하고 이미지를 실행합니다. 장애는 실제로 발생합니다. 명령은 끝날 때 장애를 제거하며, Ctrl-C로 끝나도 마찬가지입니다.",
  "Rehearse a function that times out.": "함수의 시간이 초과되는 상황을 훈련합니다.",
  "Gives the function that reads an image's metadata a timeout of 1 s and little memory, and runs an image of more than 2 MB. The fault is real. The command removes it at its end, also after Ctrl-C.":
    "이미지의 메타데이터를 읽는 함수의 제한 시간을 1초로, 메모리를 적게 설정하고, 2 MB보다 큰 이미지를 실행합니다. 장애는 실제로 발생합니다. 명령은 끝날 때 장애를 제거하며, Ctrl-C로 끝나도 마찬가지입니다.",
  "Delete the environments of a roster, or all that have a name.":
    "명단의 환경 또는 이름이 있는 모든 환경을 삭제합니다.",
  "Asks once for all environments. Never deletes the environment without a name: use teardown for it. The shared artifacts bucket is deleted with the last environment of the account and region.":
    "모든 환경에 대해 한 번 묻습니다. 이름이 없는 환경은 삭제하지 않으므로 teardown을 사용하세요. 공유하는 아티팩트 버킷은 계정과 리전의 마지막 환경과 함께 삭제됩니다.",
  "Delete the environments of a class": "한 반의 환경 삭제",
  "Delete every environment that has a name": "이름이 있는 모든 환경 삭제",
  "File that names the environments.": "환경의 이름이 있는 파일.",
  "Delete all environments with a name.": "이름이 있는 모든 환경을 삭제합니다.",
  "Work on at most N environments at the same time.": "동시에 최대 N개의 환경을 처리합니다.",
  "List all environments of the account and region: owner, age, stage, faces and last run.":
    "계정과 리전의 모든 환경을 표시합니다: 소유자, 경과 시간, 단계, 얼굴, 마지막 실행.",
  "List the environments and their owners": "환경과 소유자 목록 표시",
  "Reset an environment to its state after setup, without deploying it again.":
    "다시 배포하지 않고 환경을 setup 직후의 상태로 초기화합니다.",
  "Deletes machines with their executions, faces, items and thumbnails. The stack and the photos stay.":
    "상태 머신과 그 실행, 얼굴, 항목, 썸네일을 삭제합니다. 스택과 사진은 남습니다.",
  "Reset one environment": "환경 하나 초기화",
  "Reset the environments of a class": "한 반의 환경 초기화",
  "Reset all environments with a name.": "이름이 있는 모든 환경을 초기화합니다.",
  "Reset without asking.": "묻지 않고 초기화합니다.",
  "The environment's name.": "환경의 이름.",
  "Set up an environment for each attendee of a roster, several at a time.":
    "명단의 참가자마다 환경을 한 번에 여러 개씩 설정합니다.",
  "The roster is a CSV file with the columns env and attendee, a JSON list, or one name on each line. The account's quotas are checked first. Run it again to continue after an interruption.":
    "명단은 env와 attendee 열이 있는 CSV 파일, JSON 배열, 또는 한 줄에 이름을 하나씩 적은 파일입니다. 먼저 계정의 할당량을 확인합니다. 중단된 뒤에 다시 실행하면 이어서 진행합니다.",
  "Set up a class": "한 반 설정",
  "Write what each attendee needs to this file: .csv or .json.":
    "각 참가자에게 필요한 정보를 이 파일에 저장합니다: .csv 또는 .json.",
  "Also deploy the machine of this stage.": "이 단계의 상태 머신도 배포합니다.",
  "Answer every question with yes.": "모든 질문에 예로 답합니다.",
  "Show which stage each attendee has reached, refreshed until Ctrl-C.":
    "각 참가자가 도달한 단계를 Ctrl-C를 누를 때까지 새로 고치며 표시합니다.",
  "Refreshes every 5 seconds, on AWS every 30 seconds.": "5초마다, AWS에서는 30초마다 새로 고칩니다.",
  "Watch a class": "한 반 지켜보기",
} satisfies Partial<Record<HelpText, string>>;
