import type { HelpText } from "../../help-text.ts";

export const program = {
  "The Wild Rydes image-processing workshop as a terminal program, on AWS or on this machine alone":
    "AWS에서, 또는 이 컴퓨터만으로 Wild Rydes 이미지 처리 워크숍을 진행하는 터미널 프로그램",
  "The albums of the image metadata flow: list, show.": "이미지 메타데이터 워크플로의 앨범: list, show.",
  "Images that wait for a decision: list, show, approve, deny, watch.":
    "결정을 기다리는 이미지: list, show, approve, deny, watch.",
  "Bulk runs of many photos from a manifest: run, compare, list, prune.":
    "매니페스트에 있는 많은 사진의 대량 실행: run, compare, list, prune.",
  "The face collection: show it, reset it.": "얼굴 컬렉션: show, reset.",
  "Real faults to rehearse: timeout, throttle, throughput, crash, list, off.":
    "훈련용 실제 장애: timeout, throttle, throughput, crash, list, off.",
  "The faces in the collection: list, search, delete.": "컬렉션의 얼굴: list, search, delete.",
  "The environment, an execution, a machine or a rider.": "환경, 실행, 상태 머신 또는 라이더.",
  "The course: lessons in the terminal that check your work.": "과정: 작성한 내용을 검사해 주는 터미널의 단원.",
  "The local endpoint: start, stop, status, reset, console, env, fault, mail.":
    "로컬 엔드포인트: start, stop, status, reset, console, env, fault, mail.",
  "Faults of the local endpoint, as on AWS: add, list, clear, profile.":
    "AWS에서처럼 발생하는 로컬 엔드포인트의 장애: add, list, clear, profile.",
  "The environments of a class: up, list, watch, reset, down.": "한 반의 환경: up, list, watch, reset, down.",
  "Mails that SES sent on this machine: list, show, verify, production.":
    "이 컴퓨터에서 SES가 보낸 이메일: list, show, verify, production.",
  "The passport office: check photos, submit them, read the results.":
    "여권 사무소: 사진을 검사하고, 제출하고, 결과를 봅니다.",
  "Photos: draw what Rekognition detects.": "사진: Rekognition이 탐지한 것을 그립니다.",
  "Triggers: uploads and requests that start executions.": "트리거: 실행을 시작하는 업로드와 요청.",
  "Where to work: on this machine (local) or on AWS (aws).": "작업할 곳: 이 컴퓨터(local) 또는 AWS(aws).",
  "Profile of the AWS configuration. Implies --target aws.": "AWS 구성의 프로파일. --target aws를 포함합니다.",
  "Region to work in (default us-west-2).": "작업할 리전(기본값 us-west-2).",
  "Address of another AWS-compatible endpoint.": "AWS와 호환되는 다른 엔드포인트의 주소.",
  "Name of the environment, which becomes part of every resource's name. `default` means the one without a name.":
    "환경의 이름. 모든 리소스 이름에 들어갑니다. `default`는 이름이 없는 환경입니다.",
  "Account that the credentials must belong to. Any other account is refused.":
    "자격 증명이 속해야 하는 계정. 다른 계정은 거부합니다.",
  "Stop waiting after N seconds, with exit code 69. AWS finishes what it has started.":
    "N초가 지나면 기다리지 않고 종료 코드 69로 끝납니다. AWS는 시작한 작업을 끝까지 진행합니다.",
  "Print the result as JSON.": "결과를 JSON으로 출력합니다.",
  "Language of texts: English (en) or Korean (ko). Default: WILDRYDES_LANG, then the locale.":
    "표시 언어: 영어(en) 또는 한국어(ko). 기본값: WILDRYDES_LANG, 그다음 로캘.",
  "Print a script that completes commands, flags and values in a shell.":
    "셸에서 명령, 플래그, 값을 자동 완성하는 스크립트를 출력합니다.",
  "In bash, for this shell": "bash에서, 현재 셸만",
  "In zsh, in ~/.zshrc": "zsh에서, ~/.zshrc에",
  "In fish, in ~/.config/fish/config.fish": "fish에서, ~/.config/fish/config.fish에",
  "Folder of the course.": "과정의 폴더.",
} satisfies Partial<Record<HelpText, string>>;
