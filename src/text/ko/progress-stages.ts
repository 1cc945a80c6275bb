import type { text as english } from "../en/progress-stages.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "stage-1-title": "사진 확인",
  "stage-1-detects":
    "FaceDetection은 Rekognition으로 사진에서 얼굴을 탐지합니다. 선글라스를 쓰지 않은 얼굴이 정확히 하나 있어야 하며, 그렇지 않으면 사진을 거부합니다.",
  "stage-1-refuses":
    "거부된 사진은 PhotoDoesNotMeetRequirement로 이동하고, 이 상태가 라이더에게 알릴 이유를 작성합니다. 실행 자체는 성공합니다.",
  "stage-2-title": "이미 등록된 얼굴 거부",
  "stage-2-searches":
    "CheckFaceDuplicate는 컬렉션에서 얼굴을 검색하고, 누군가 이전에 같은 얼굴로 가입했다면 사진을 거부합니다.",
  "stage-2-passes": "아직 컬렉션에 아무것도 추가하지 않으므로 모든 사진이 통과합니다.",
  "stage-3-title": "얼굴 색인과 썸네일 생성을 병렬로 실행",
  "stage-3-parallel":
    "ParallelProcessing은 두 단계를 동시에 실행합니다. AddFaceToIndex는 얼굴을 컬렉션에 추가하고 Thumbnail은 사진의 작은 사본을 저장합니다.",
  "stage-3-duplicates": "이제 같은 얼굴로 다시 실행하면 중복으로 거부됩니다.",
  "stage-4-title": "메타데이터를 라이더와 함께 저장",
  "stage-4-persists":
    "PersistMetadata는 라이더마다 항목 하나를 테이블에 저장합니다. 항목에는 사진, 썸네일, 얼굴 ID가 들어 있습니다.",
  "stage-5-title": "장애에 대비",
  "stage-5-decides":
    "RegisterClaim과 DecideFace는 여러 라이더가 동시에 시도해도 한 명만 얼굴을 등록하게 합니다. 같은 라이더의 새 사진은 이전 얼굴을 대체합니다.",
  "stage-5-compensates":
    "어떤 단계가 실패하면 RemoveFace가 컬렉션에서 얼굴을 다시 삭제하고 ReleaseClaim이 등록 선점을 해제합니다. 라이더는 다시 시도할 수 있습니다.",
  "stage-5-retries": "모든 작업에는 제한 시간, 일시적인 장애에 대한 재시도, 그 밖의 모든 오류를 위한 Catch가 있습니다.",
};
