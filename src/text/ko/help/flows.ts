import type { HelpText } from "../../help-text.ts";

export const flows = {
  "List the albums of the image metadata flow.": "이미지 메타데이터 워크플로의 앨범 목록을 표시합니다.",
  "An image belongs to an album by its object's metadata albumid: `run --flow metadata --album` and `copy --sample` set it.":
    "이미지는 객체 메타데이터 albumid에 따라 앨범에 속합니다. `run --flow metadata --album`과 `copy --sample`이 이 값을 설정합니다.",
  "List all albums": "모든 앨범 목록 표시",
  "List the albums of one rider": "한 라이더의 앨범 목록 표시",
  "Only albums with images of this rider.": "이 라이더의 이미지가 있는 앨범만 표시합니다.",
  "Show the images of an album: tags, size, camera and thumbnail.":
    "앨범의 이미지를 표시합니다: 태그, 크기, 카메라, 썸네일.",
  "Show an album": "앨범 보기",
  "Id of the album.": "앨범의 ID.",
  "Approve an image: its execution continues.": "이미지를 승인합니다. 실행이 계속됩니다.",
  "When several people decide at once, the first decision counts. The other commands end with 1 and name the person who decided.":
    "여러 사람이 동시에 결정하면 첫 번째 결정이 적용됩니다. 나머지 명령은 1로 끝나며 결정한 사람을 알려 줍니다.",
  "Approve a request": "요청 승인",
  "A note about the decision.": "결정에 덧붙이는 메모.",
  "Who decides (default: your user name).": "결정하는 사람(기본값: 사용자 이름).",
  "Id of the request, or the beginning of it.": "요청의 ID 또는 ID의 앞부분.",
  "Deny an image: its execution ends as InappropriateContent.":
    "이미지를 거부합니다. 실행이 InappropriateContent로 끝납니다.",
  "Deny a request with a reason": "이유를 밝히고 요청 거부",
  "Reason, which becomes the execution's cause.": "이유. 실행의 Cause가 됩니다.",
  "List the images that wait for a person's decision.": "사람의 결정을 기다리는 이미지 목록을 표시합니다.",
  "First collects new requests from Step Functions and stores each one in a table, so that a closed terminal loses none. Sends a heartbeat for each open request.":
    "먼저 Step Functions에서 새 요청을 받아 각각 테이블에 저장하므로 터미널을 닫아도 요청을 잃지 않습니다. 열린 요청마다 하트비트를 보냅니다.",
  "List the open requests": "열린 요청 목록 표시",
  "List decided requests as well": "결정된 요청도 표시",
  "List decided and ended requests as well.": "결정되었거나 끝난 요청도 표시합니다.",
  "Show one request: the image, what moderation found, and the time that is left.":
    "요청 하나를 표시합니다: 이미지, 유해 콘텐츠 검사 결과, 남은 시간.",
  "Show a request": "요청 보기",
  "Show the image in terminals that can.": "이미지를 표시할 수 있는 터미널에서 이미지를 표시합니다.",
  "Wait for requests, report each one, and send heartbeats for the open ones.":
    "요청을 기다리고, 각 요청을 알리고, 열린 요청에 하트비트를 보냅니다.",
  "Ends with Ctrl-C; requests stay in the table. With --once it checks once, and ends with 69 while a request is open.":
    "Ctrl-C를 누르면 끝나며 요청은 테이블에 남습니다. --once를 쓰면 한 번만 확인하고, 열린 요청이 있으면 69로 끝납니다.",
  "Watch for requests": "새 요청 지켜보기",
  "Check once, in a script": "스크립트에서 한 번 확인",
  "Check once, then end.": "한 번 확인하고 끝냅니다.",
  "Watch, and see each image": "지켜보면서 각 이미지 보기",
  "Open the image of each new request.": "새 요청마다 그 이미지를 엽니다.",
  "Seconds between two checks.": "확인 간격(초).",
  "Copy missing and changed objects from one bucket to another, with a state machine.":
    "한 버킷에서 다른 버킷으로, 없거나 변경된 객체를 상태 머신으로 복사합니다.",
  "Compares size, ETag, headers and metadata of each object. Uses a single execution below 1,000 objects and a Distributed Map above. Deletes nothing without --delete-extra, which shows its plan first.":
    "각 객체의 크기, ETag, 헤더, 메타데이터를 비교합니다. 객체가 1,000개 미만이면 실행 하나를, 그 이상이면 Distributed Map을 사용합니다. --delete-extra가 없으면 아무것도 삭제하지 않으며, 이 플래그는 먼저 계획을 보여 줍니다.",
  "Copy an album": "앨범 복사",
  "Create 1,000 sample photos and copy them, 20 per second": "샘플 사진 1,000장을 만들어 초당 20장 복사",
  "Source as BUCKET or BUCKET/PREFIX.": "원본: BUCKET 또는 BUCKET/PREFIX.",
  "Destination as BUCKET or BUCKET/PREFIX.": "대상: BUCKET 또는 BUCKET/PREFIX.",
  "Create N sample photos first, and copy those.": "먼저 샘플 사진 N장을 만들어 복사합니다.",
  "Copy at most N objects per second.": "초당 최대 N개의 객체를 복사합니다.",
  "Delete objects of the destination that are not in the source.": "대상에 있지만 원본에 없는 객체를 삭제합니다.",
  "Check a photo file against the rules for passport photos. Nothing is stored.":
    "사진 파일을 여권 사진의 규칙에 따라 검사합니다. 아무것도 저장하지 않습니다.",
  "Calls DetectFaces and names each reason with value, confidence and threshold. Ends with exit code 1 when the photo does not pass. Needs no stack.":
    "DetectFaces를 호출하고 각 이유를 값, 신뢰도, 임계값과 함께 알려 줍니다. 사진이 통과하지 못하면 종료 코드 1로 끝납니다. 스택이 필요 없습니다.",
  "Check a photo": "사진 검사",
  "Confidence threshold of each attribute, in percent; the value must be above it (default: 90).":
    "각 속성의 신뢰도 임계값(퍼센트). 값이 이보다 커야 합니다(기본값: 90).",
  "File of the photo.": "사진 파일.",
  "Show the results of the passport office, or one of them with its reasons.":
    "여권 사무소의 결과 전체, 또는 하나를 이유와 함께 표시합니다.",
  "All photos that do not pass": "통과하지 못한 모든 사진",
  "One photo": "사진 하나",
  "List only photos that do not pass.": "통과하지 못한 사진만 표시합니다.",
  "Name of one photo.": "사진 하나의 이름.",
  "Set up the passport office: bucket, functions, table, topic and function URL.":
    "여권 사무소를 설정합니다: 버킷, 함수, 테이블, 주제, 함수 URL.",
  "Each photo in the bucket invokes a function that checks it. The flags change an existing office; settings without a flag stay.":
    "버킷에 사진을 넣을 때마다 함수가 호출되어 사진을 검사합니다. 플래그는 이미 있는 사무소를 변경하며, 플래그가 없는 설정은 그대로입니다.",
  "Set up the passport office": "여권 사무소 설정",
  "Raise the confidence threshold": "신뢰도 임계값 높이기",
  "Confidence threshold of each attribute, in percent; the value must be above it.":
    "각 속성의 신뢰도 임계값(퍼센트). 값이 이보다 커야 합니다.",
  "Mail address that receives each result.": "각 결과를 받을 이메일 주소.",
  "Delete the passport office with its photos and results.": "여권 사무소를 사진, 결과와 함께 삭제합니다.",
  "Submit a photo to the passport office and wait for its result.": "여권 사무소에 사진을 제출하고 결과를 기다립니다.",
  "Puts the photo into the bucket; the upload itself invokes the function. Sets the office up when there is none. Ends with exit code 1 when the photo does not pass, and with 69 when there is no result after 30 seconds.":
    "사진을 버킷에 넣으면 업로드가 함수를 호출합니다. 사무소가 없으면 설정합니다. 사진이 통과하지 못하면 종료 코드 1로, 30초 뒤에도 결과가 없으면 69로 끝납니다.",
  "Submit a photo": "사진 제출",
  "Under another name": "다른 이름으로",
  "Name of the photo in the bucket (default: the file's name).": "버킷에 넣을 사진의 이름(기본값: 파일 이름).",
  "Wait for the result, up to 30 seconds.": "결과를 최대 30초 기다립니다.",
  "Query the function URL of the passport office for a result, with a signed GET request.":
    "서명된 GET 요청으로 여권 사무소의 함수 URL에 결과를 조회합니다.",
  "Query the result of a photo": "사진 하나의 결과 조회",
  "Name of the photo.": "사진의 이름.",
  "Find uploaded images that did not go through the metadata flow.":
    "업로드되었지만 메타데이터 워크플로를 거치지 않은 이미지를 찾습니다.",
  "An image is lost when its execution failed to start, when its execution failed, or when no trigger saw the upload. With --start they are started again, five per second.":
    "실행이 시작되지 못했거나, 실행이 실패했거나, 트리거가 업로드를 놓치면 이미지가 유실됩니다. --start를 쓰면 초당 다섯 개씩 다시 시작합니다.",
  "List the lost images": "유실된 이미지 목록 표시",
  "Start them again": "다시 시작하기",
  "Start the lost images again.": "유실된 이미지를 다시 시작합니다.",
  "Remove a trigger and its resources.": "트리거와 그 리소스를 제거합니다.",
  "Stop uploads from starting executions": "업로드가 실행을 시작하지 않게 하기",
  "eventbridge: riders' photos start a stage's machine. lambda: images start the metadata flow. url: signed requests start a stage's machine.":
    "eventbridge: 라이더의 사진이 한 단계의 상태 머신을 시작합니다. lambda: 이미지가 메타데이터 워크플로를 시작합니다. url: 서명된 요청이 한 단계의 상태 머신을 시작합니다.",
  "Make each upload, or each request to a URL, start an execution.":
    "업로드 또는 URL 요청이 있을 때마다 실행을 시작하게 합니다.",
  "eventbridge: a rule starts a stage's machine for each photo; the rider is the first folder of the key or the object's metadata userid. lambda: S3 invokes a function for each image below Incoming/, and the function starts the metadata flow. An upload starts one execution, also when S3 reports it twice. url: a function with a URL starts a stage's machine for each signed POST request.":
    "eventbridge: 규칙이 사진마다 한 단계의 상태 머신을 시작합니다. 라이더는 키의 첫 폴더 또는 객체 메타데이터 userid입니다. lambda: S3가 Incoming/ 아래의 이미지마다 함수를 호출하고, 함수가 메타데이터 워크플로를 시작합니다. S3가 업로드를 두 번 알려도 실행은 하나만 시작됩니다. url: URL이 있는 함수가 서명된 POST 요청마다 한 단계의 상태 머신을 시작합니다.",
  "For riders' photos": "라이더의 사진용",
  "By a URL": "URL로",
  "For the metadata flow": "메타데이터 워크플로용",
  "For eventbridge and url: the stage whose machine processes photos (default: the highest one).":
    "eventbridge와 url의 경우: 사진을 처리할 상태 머신의 단계(기본값: 가장 높은 단계).",
  "Only for keys that begin with this (not for url; default for lambda: Incoming/).":
    "이 문자열로 시작하는 키만(url에는 쓸 수 없음, lambda의 기본값: Incoming/).",
  "Start an execution through the function URL, with a signed POST request.":
    "서명된 POST 요청으로 함수 URL을 통해 실행을 시작합니다.",
  "The photo must be in the bucket. The URL answers as soon as the execution has started: `inspect execution` shows how it ends.":
    "사진이 버킷에 있어야 합니다. URL은 실행이 시작되면 바로 응답합니다. 실행의 결과는 `inspect execution`으로 확인하세요.",
  "Start an execution": "실행 시작",
  "Key of the photo in the bucket.": "버킷에 있는 사진의 키.",
  "Name of the execution: a repeated request starts no second execution.":
    "실행의 이름. 같은 요청을 반복해도 두 번째 실행이 시작되지 않습니다.",
  "Show which uploads and requests start which machine.":
    "어떤 업로드와 요청이 어떤 상태 머신을 시작하는지 표시합니다.",
  "Show the triggers": "트리거 보기",
} satisfies Partial<Record<HelpText, string>>;
