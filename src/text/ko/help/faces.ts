import type { HelpText } from "../../help-text.ts";

export const faces = {
  "Delete the face collection and create it again, empty.": "얼굴 컬렉션을 삭제하고 빈 상태로 다시 생성합니다.",
  "Deletes every face; photos, thumbnails and items stay. Asks first if there are faces. Also creates a missing collection.":
    "모든 얼굴을 삭제하며 사진, 썸네일, 항목은 남습니다. 얼굴이 있으면 먼저 묻습니다. 없는 컬렉션도 생성합니다.",
  "Delete every face": "모든 얼굴 삭제",
  "Delete without asking.": "묻지 않고 삭제합니다.",
  "Show the face collection and its number of faces.": "얼굴 컬렉션과 얼굴의 수를 표시합니다.",
  "Show the collection": "컬렉션 보기",
  "Delete faces from the collection, so that they can register again.":
    "다시 등록할 수 있도록 컬렉션에서 얼굴을 삭제합니다.",
  "Photos, thumbnails and items stay. Asks before it deletes all.":
    "사진, 썸네일, 항목은 남습니다. 모두 삭제하기 전에 묻습니다.",
  "Let a rider register again": "라이더가 다시 등록하게 하기",
  "Delete the faces of this user.": "이 사용자의 얼굴을 삭제합니다.",
  "Delete every face.": "모든 얼굴을 삭제합니다.",
  "Ids of the faces, as `faces list` shows them.": "얼굴의 ID. `faces list`에서 확인할 수 있습니다.",
  "List the faces of the collection: id, user, confidence, photo.":
    "컬렉션의 얼굴 목록을 표시합니다: ID, 사용자, 신뢰도, 사진.",
  "With --duplicates it lists people who are registered under several users instead. It searches the collection once for each face.":
    "--duplicates를 쓰면 얼굴 목록 대신 여러 사용자로 등록된 사람을 표시합니다. 얼굴마다 컬렉션을 한 번씩 검색합니다.",
  "List the faces": "얼굴 목록 표시",
  "Find people with several users": "사용자가 여러 개인 사람 찾기",
  "List people who are registered under several users.": "여러 사용자로 등록된 사람을 표시합니다.",
  "Similarity threshold in percent; the state machine uses 70.": "유사도 임계값(퍼센트). 상태 머신은 70을 사용합니다.",
  "Find whose face a photo shows.": "사진 속 얼굴의 주인을 찾습니다.",
  "Sends the photo with the request. Nothing is stored or changed.":
    "사진을 요청에 담아 보냅니다. 아무것도 저장하거나 변경하지 않습니다.",
  "Find the owner of a face": "얼굴의 주인 찾기",
  "JPEG or PNG of up to 5 MB.": "최대 5 MB의 JPEG 또는 PNG 사진.",
  "Draw what Rekognition detects on a photo: faces, landmarks and the verdict.":
    "Rekognition이 사진에서 탐지한 것을 그립니다: 얼굴, 랜드마크, 판정.",
  "Calls DetectFaces and writes a picture. Stores nothing at the target. Ends with 0 also when the photo would be refused.":
    "DetectFaces를 호출하고 그림을 저장합니다. 대상에는 아무것도 저장하지 않습니다. 거부될 사진이어도 0으로 끝납니다.",
  "Show why a photo is refused": "사진이 거부되는 이유 보기",
  "Annotate your own photo": "내 사진에 표시하기",
  "Key of a photo in the bucket, instead of a file.": "파일 대신 버킷에 있는 사진의 키.",
  "The picture, .png or .jpg (default: NAME.annotated.png).": "그림 파일, .png 또는 .jpg(기본값: NAME.annotated.png).",
  "Longest side of the photo in the picture, in pixels.": "그림에서 사진의 긴 변의 길이(픽셀).",
  "File of the photo, up to 5 MB.": "사진 파일, 최대 5 MB.",
} satisfies Partial<Record<HelpText, string>>;
