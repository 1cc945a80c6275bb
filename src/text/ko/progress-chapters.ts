import type { text as english } from "../en/progress-chapters.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "chapter-in-place": "상태 머신 하나를 제자리에서 업데이트",
  "chapter-native": "Step Functions 자체 통합, Standard와 Express",
  "chapter-hardened": "워크숍의 함정: 4단계와 5단계",
  "chapter-version": (v) => `${v.stage}단계 제자리 업데이트`,
  "chapter-back": (v) => `${v.stage}단계로 되돌리기`,
  "chapter-live-version": (v) => `버전 ${v.version ?? "-"} 사용 중`,
  "chapter-native-run": "lambda:invoke, putItem, sns:publish",
  "chapter-express-run": "Express, 로그에서 확인",
  "chapter-shapes": "결과의 형태를 섞어 쓴 정의",
  "chapter-problems": (v) => `문제 ${v.count}개`,
  "chapter-triggers": "실행을 시작하는 업로드와 요청",
  "chapter-url": "함수 URL로 보낸 서명된 요청",
  "chapter-upload": "EventBridge가 알린 업로드",
  "chapter-mail": "거부된 라이더에게 보내는 이메일",
  "chapter-mail-unverified": "아무것도 검증하기 전의 거부",
  "chapter-mail-verified": "보내는 주소와 도메인을 검증한 뒤의 거부",
  "chapter-mails": (v) => `${v.refused ? "거부됨" : "거부되지 않음"}, 이메일 ${v.count}통`,
  "chapter-metrics": "CloudWatch의 집계",
  "chapter-metrics-counted": "지난 한 시간의 지표",
  "chapter-counted": (v) => `시작 ${v.started}건, 성공 ${v.succeeded}건`,

  "trap-own-photo": "라이더가 같은 얼굴의 다른 사진을 업로드",
  "trap-user-id": "Rekognition이 허용하지 않는 라이더 ID",
  "trap-thumbnail": "얼굴을 색인한 뒤 썸네일 실패: 남은 얼굴",
  "trap-locked-out": "그 뒤 같은 라이더가 다시 시도",
  "trap-race": "라이더 네 명이 한 얼굴로 동시에 시도: 수락",
  "trap-with-without": (v, { say }) => `4: ${say(v.four)} | 5: ${say(v.five)}`,
  "trap-any": "상관없음",
  "trap-count": (v) => String(v.count),
};
