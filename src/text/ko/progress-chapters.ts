import type { text as english } from "../en/progress-chapters.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "chapter-in-place": "제자리에서 업데이트하는 상태 머신 하나",
  "chapter-native": "Step Functions 자체 통합, Standard와 Express",
  "chapter-hardened": "워크숍의 함정: 4단계와 5단계",
  "chapter-version": (v) => `${v.stage}단계 제자리 업데이트`,
  "chapter-back": (v) => `${v.stage}단계로 되돌리기`,
  "chapter-live-version": (v) => `버전 ${v.version ?? "-"} 사용`,
  "chapter-native-run": "lambda:invoke, putItem, sns:publish",
  "chapter-express-run": "Express, 로그에서 읽음",
  "chapter-shapes": "결과의 모양을 섞은 정의",
  "chapter-problems": (v) => `문제 ${v.count}개`,
  "chapter-triggers": "실행을 시작하는 업로드와 요청",
  "chapter-url": "함수 URL로 보낸 서명된 요청",
  "chapter-upload": "EventBridge가 알린 업로드",
  "chapter-mail": "거절된 라이더에게 보내는 메일",
  "chapter-mail-unverified": "아무것도 확인되지 않은 상태의 거절",
  "chapter-mail-verified": "발신자와 도메인이 확인된 상태의 거절",
  "chapter-mails": (v) => `${v.refused ? "거절됨" : "거절되지 않음"}, 메일 ${v.count}통`,
  "chapter-metrics": "CloudWatch가 센 것",
  "chapter-metrics-counted": "지난 한 시간의 지표",
  "chapter-counted": (v) => `${v.started}개 시작, ${v.succeeded}개 성공`,

  "trap-own-photo": "같은 사람이 자기의 다른 사진을 올림",
  "trap-user-id": "Rekognition이 받아들이지 않는 사용자 id",
  "trap-thumbnail": "얼굴을 색인한 뒤 썸네일이 실패: 남은 얼굴",
  "trap-locked-out": "그 뒤 같은 사람이 다시 시도",
  "trap-race": "네 사람이 한 얼굴로 동시에 시도: 수락",
  "trap-with-without": (v, { say }) => `4: ${say(v.four)} | 5: ${say(v.five)}`,
  "trap-any": "아무 값",
  "trap-count": (v) => String(v.count),
};
